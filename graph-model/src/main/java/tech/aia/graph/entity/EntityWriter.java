package tech.aia.graph.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.ChangeKind;

/** Writes many entities in a transaction that is under way, telling new, changed and unchanged ones apart. */
public final class EntityWriter {
    private static final String EXISTING = """
            MATCH (e:Entity) WHERE e.id IN $ids
            RETURN e.id AS id, e {.*, embedding: CASE WHEN e.id IN $embedded THEN e.embedding END} AS properties""";
    private static final String CREATE = """
            UNWIND $rows AS row
            CREATE (e:Entity:$($label))
            SET e = row.properties, e.id = row.id, e.type = $type,
                e.created_at = coalesce(row.properties.created_at, datetime.transaction()),
                e.updated_at = datetime.transaction(),
                e.embedded_at = CASE WHEN row.properties.embedding IS NOT NULL THEN datetime.transaction() END""";
    private static final String UPDATE = """
            UNWIND $rows AS row
            MATCH (e:Entity {id: row.id})
            SET e += row.properties, e.updated_at = datetime.transaction(),
                e.embedded_at = CASE WHEN row.properties.embedding IS NOT NULL THEN datetime.transaction() ELSE e.embedded_at END""";

    /** Creates what is new, updates what differs in a property that the row names, and leaves the rest untouched. */
    public UpsertCounts upsert(GraphTransaction tx, EntityType type, List<EntityRow> rows) {
        var existing = existing(tx, rows);
        var created = new ArrayList<EntityRow>();
        var updated = new ArrayList<EntityRow>();
        for (var row : rows) {
            var properties = existing.get(row.id());
            if (properties == null) {
                created.add(row);
            } else if (differs(row, properties) || isEmbeddedAnew(type, row, properties)) {
                updated.add(row);
            }
        }
        create(tx, type, created);
        update(tx, type, updated, existing);
        return new UpsertCounts(created.size(), updated.size(), rows.size() - created.size() - updated.size());
    }

    /** As {@link #upsert}, but nothing new is made. */
    UpsertCounts updateExisting(GraphTransaction tx, EntityType type, List<EntityRow> rows) {
        var existing = existing(tx, rows);
        existing.values().removeIf(properties -> !type.name().equals(properties.get("type")));
        var updated = rows.stream()
                .filter(row -> existing.containsKey(row.id()) && differs(row, existing.get(row.id())))
                .toList();
        update(tx, type, updated, existing);
        return new UpsertCounts(0, updated.size(), existing.size() - updated.size());
    }

    private static Map<String, Map<String, @Nullable Object>> existing(GraphTransaction tx, List<EntityRow> rows) {
        var existing = new HashMap<String, Map<String, @Nullable Object>>();
        var embedded = rows.stream().filter(row -> row.embedding() != null);
        tx.run(EXISTING, Map.of("ids", ids(rows.stream()), "embedded", ids(embedded)))
                .forEach(row -> existing.put(row.string("id"), row.map("properties")));
        return existing;
    }

    private static List<String> ids(Stream<EntityRow> rows) {
        return rows.map(EntityRow::id).toList();
    }

    void create(GraphTransaction tx, EntityType type, List<EntityRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var named = rows.stream().map(row -> named(type, row)).toList();
        tx.run(CREATE, Map.of("rows", parameters(type, named, Map.of()), "label", type.label(), "type", type.name()));
        tx.changes(DefaultEntities.changes(ChangeKind.CREATED, type, rows));
    }

    private static void update(
            GraphTransaction tx,
            EntityType type,
            List<EntityRow> rows,
            Map<String, Map<String, @Nullable Object>> existing) {
        if (rows.isEmpty()) {
            return;
        }
        tx.run(UPDATE, Map.of("rows", parameters(type, rows, existing)));
        tx.changes(DefaultEntities.changes(ChangeKind.UPDATED, type, rows));
    }

    private static boolean isEmbeddedAnew(EntityType type, EntityRow row, Map<String, @Nullable Object> existing) {
        var embedding = row.embedding();
        return embedding != null
                && !(source(type, row, embedding, existing).equals(existing.get("embedding_source"))
                        && embedding.isSame(existing.get("embedding")));
    }

    /** Names the text that the entity has when the row is written. */
    private static String source(
            EntityType type, EntityRow row, Embedding embedding, Map<String, @Nullable Object> existing) {
        var after = new HashMap<String, @Nullable Object>(existing);
        after.putAll(row.properties());
        return Embedding.source(embedding.model(), Embedding.text(type.name(), after));
    }

    private static boolean differs(EntityRow row, Map<String, @Nullable Object> existing) {
        return row.properties().entrySet().stream()
                .anyMatch(property -> !PropertyValues.same(existing.get(property.getKey()), property.getValue()));
    }

    private static EntityRow named(EntityType type, EntityRow row) {
        if (row.properties().get("name") instanceof String name && !name.isBlank()) {
            return row;
        }
        var properties = new LinkedHashMap<String, @Nullable Object>(row.properties());
        properties.put("name", EntityNames.of(type, row.id(), row.properties()));
        return new EntityRow(row.id(), properties, row.embedding());
    }

    private static List<Map<String, Object>> parameters(
            EntityType type, List<EntityRow> rows, Map<String, Map<String, @Nullable Object>> existing) {
        return rows.stream()
                .map(row -> Map.<String, Object>of(
                        "id", row.id(), "properties", embedded(type, row, existing.getOrDefault(row.id(), Map.of()))))
                .toList();
    }

    /** With an embedding as the platform itself keeps it, which then takes it for its own. */
    private static Map<String, ? extends @Nullable Object> embedded(
            EntityType type, EntityRow row, Map<String, @Nullable Object> existing) {
        var embedding = row.embedding();
        if (embedding == null) {
            return row.properties();
        }
        var properties = new HashMap<String, @Nullable Object>(row.properties());
        properties.put("embedding", embedding.numbers());
        properties.put("embedding_model", embedding.model());
        properties.put("embedding_source", source(type, row, embedding, existing));
        return properties;
    }
}
