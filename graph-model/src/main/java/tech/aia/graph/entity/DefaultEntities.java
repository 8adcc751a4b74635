package tech.aia.graph.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;

/** {@link Entities} over Cypher. */
final class DefaultEntities implements Entities {
    /** So many are read in a millisecond or two. */
    private static final int FEW = 50;

    private static final String FIND = "MATCH (e:Entity {id: $id}) RETURN " + EntityRecord.PROJECTION;
    private static final String FIND_ALL = "MATCH (e:Entity) WHERE e.id IN $ids RETURN " + EntityRecord.PROJECTION;
    private static final String COUNT = """
            MATCH (e:Entity) RETURN e.type AS type, count(*) AS count ORDER BY count DESC, type""";
    private static final String REPLACE = """
            MATCH (e:Entity {id: $id})
            SET e += $cleared, e += $properties, e.updated_at = datetime()
            RETURN\s""" + EntityRecord.PROJECTION;
    /** What a task had in its life is nothing without the task, nor is what was said about an entity without the entity. */
    private static final String DELETE = """
            MATCH (e:Entity {id: $id})
            WITH e, e.type AS type, COLLECT { MATCH (e)-[:HAD]->(event:TaskEvent) RETURN event } AS events,
                 COLLECT { MATCH (e)<-[:COMMENTS_ON]-+(c:Comment) WHERE c <> e RETURN DISTINCT c } AS comments
            WITH e, type, events, comments, [c IN comments | c.id] AS commentIds
            FOREACH (gone IN events + comments | DETACH DELETE gone)
            DETACH DELETE e
            RETURN type, commentIds""";

    private static final int MOST_TRIES = 5;

    private final Graph graph;
    private final EntityWriter writer = new EntityWriter();
    private final EntityLister lister;
    private final IndexedProperties indexed;

    DefaultEntities(Graph graph, IndexedProperties indexed) {
        this.graph = graph;
        this.indexed = indexed;
        this.lister = new EntityLister(graph, indexed);
    }

    @Override
    public Optional<Entity> find(String id) {
        return graph.lookUp(FIND, Map.of("id", id)).stream().findFirst().flatMap(EntityRecord::read);
    }

    @Override
    public Optional<VersionedEntity> findVersioned(String id) {
        return graph.lookUp(FIND, Map.of("id", id)).stream().findFirst().flatMap(EntityRecord::versioned);
    }

    @Override
    public List<Entity> findAll(Collection<String> ids) {
        var found = new HashMap<String, Entity>();
        var parameters = Map.of("ids", List.copyOf(ids));
        var rows = ids.size() <= FEW ? graph.lookUp(FIND_ALL, parameters) : graph.read(FIND_ALL, parameters);
        for (var row : rows) {
            EntityRecord.read(row).ifPresent(entity -> found.put(entity.id(), entity));
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public EntityPage list(EntityQuery query) {
        return lister.list(query);
    }

    @Override
    public Map<String, Long> countByType() {
        var counts = new LinkedHashMap<String, Long>();
        graph.read(COUNT, Map.of()).forEach(row -> counts.put(row.string("type"), row.integer("count")));
        return counts;
    }

    @Override
    public VersionedEntity create(
            EntityType type, @Nullable String key, Map<String, ? extends @Nullable Object> properties) {
        var id = type.idOf(key == null ? UUID.randomUUID().toString().replace("-", "") : key);
        return create(id, type, storable(type, properties));
    }

    @Override
    public EntityRow row(EntityType type, String id, Map<String, ? extends @Nullable Object> properties) {
        return new EntityRow(id, storable(type, properties));
    }

    private Map<String, @Nullable Object> storable(
            EntityType type, Map<String, ? extends @Nullable Object> properties) {
        return indexed.fitting(PropertyValues.storable(type, properties));
    }

    private VersionedEntity create(String id, EntityType type, Map<String, ? extends @Nullable Object> properties) {
        try {
            return graph.write(tx -> {
                var rows = List.of(new EntityRow(id, withoutNulls(properties)));
                writer.create(tx, type, rows);
                return EntityRecord.versioned(tx.run(FIND, Map.of("id", id)).getFirst())
                        .orElseThrow();
            });
        } catch (GraphException.ConstraintViolated taken) {
            throw new GraphModelException.Conflict("There is an entity '" + id + "' already", taken);
        }
    }

    @Override
    public VersionedEntity putNew(String id, EntityType type, Map<String, ? extends @Nullable Object> properties) {
        requireNone(id);
        try {
            return createUnder(id, type, storable(type, properties));
        } catch (GraphModelException.Conflict race) {
            requireNone(id);
            throw race;
        }
    }

    private void requireNone(String id) {
        findVersioned(id).ifPresent(present -> {
            throw new GraphModelException.Outdated(
                    "There is an entity '" + id + "' already; nothing was changed", present.version());
        });
    }

    private VersionedEntity createUnder(
            String id, EntityType type, Map<String, ? extends @Nullable Object> properties) {
        if (!id.startsWith(type.name() + "_")) {
            throw new GraphModelException.InvalidValue(
                    "id", "The id of a new " + type.name() + " begins with '" + type.name() + "_'", id);
        }
        EntityKeys.checked(id.substring(type.name().length() + 1));
        return create(id, type, properties);
    }

    @Override
    public VersionedEntity put(
            String id,
            EntityType type,
            Map<String, ? extends @Nullable Object> properties,
            @Nullable String expectedVersion) {
        var storable = storable(type, properties);
        var existing = find(id);
        if (existing.isEmpty()) {
            if (expectedVersion != null) {
                throw ExpectedVersion.outdated(id, expectedVersion, "");
            }
            return createUnder(id, type, storable);
        }
        requireType(existing.get(), type);
        var cleared = new LinkedHashMap<String, @Nullable Object>();
        existing.get().properties().keySet().forEach(key -> cleared.put(key, null));
        return change(id, existing.get(), expectedVersion, cleared, named(type, id, storable));
    }

    @Override
    public VersionedEntity patch(
            String id, Map<String, ? extends @Nullable Object> properties, @Nullable String expectedVersion) {
        var existing = find(id).orElseThrow(() ->
                expectedVersion == null ? noEntity(id) : ExpectedVersion.outdated(id, expectedVersion, ""));
        var type = new EntityType(existing.type());
        var storable = storable(type, properties);
        EntityNames.requireKept(storable);
        return change(id, existing, expectedVersion, Map.of(), storable);
    }

    private VersionedEntity change(
            String id,
            Entity existing,
            @Nullable String expectedVersion,
            Map<String, @Nullable Object> cleared,
            Map<String, ? extends @Nullable Object> properties) {
        return graph.write(tx -> {
            ExpectedVersion.require(tx, id, expectedVersion);
            var rows = tx.run(REPLACE, Map.of("id", id, "cleared", cleared, "properties", properties));
            if (rows.isEmpty()) {
                throw noEntity(id);
            }
            tx.changes(List.of(Change.of(ChangeKind.UPDATED, id, existing.type())));
            return EntityRecord.versioned(rows.getFirst()).orElseThrow(() -> noEntity(id));
        });
    }

    @Override
    public boolean delete(String id, @Nullable String expectedVersion) {
        return graph.write(tx -> {
            ExpectedVersion.require(tx, id, expectedVersion);
            var rows = tx.run(DELETE, Map.of("id", id));
            rows.forEach(row -> {
                var type = row.stringOrNull("type");
                tx.changes(List.of(Change.of(ChangeKind.DELETED, id, type == null ? "" : type)));
                tx.changes(row.list("commentIds").stream()
                        .map(comment -> Change.of(ChangeKind.DELETED, String.valueOf(comment), "comment"))
                        .toList());
            });
            return !rows.isEmpty();
        });
    }

    @Override
    public UpsertCounts upsert(EntityType type, List<EntityRow> rows) {
        rows.forEach(row -> indexed.fitting(row.properties()));
        for (int tries = 1; ; tries++) {
            try {
                return graph.write(tx -> upsert(tx, type, rows));
            } catch (GraphException.ConstraintViolated race) {
                // Somebody created one of them between our look and our write; the next look sees it, unless it is gone
                // again.
                if (tries == MOST_TRIES) {
                    throw race;
                }
            }
        }
    }

    @Override
    public UpsertCounts update(EntityType type, List<EntityRow> rows) {
        rows.forEach(row -> indexed.fitting(row.properties()));
        return graph.write(tx -> writer.updateExisting(tx, type, rows));
    }

    UpsertCounts upsert(GraphTransaction tx, EntityType type, List<EntityRow> rows) {
        return writer.upsert(tx, type, rows);
    }

    private static Map<String, Object> withoutNulls(Map<String, ? extends @Nullable Object> properties) {
        var result = new LinkedHashMap<String, Object>();
        properties.forEach((key, value) -> {
            if (value != null) {
                result.put(key, value);
            }
        });
        return result;
    }

    private static Map<String, ? extends @Nullable Object> named(
            EntityType type, String id, Map<String, @Nullable Object> properties) {
        properties.computeIfAbsent("name", key -> EntityNames.of(type, id, properties));
        return properties;
    }

    private static void requireType(Entity existing, EntityType type) {
        if (!existing.type().equals(type.name())) {
            throw new GraphModelException.InvalidValue(
                    "type", "'" + existing.id() + "' is of type " + existing.type(), type.name());
        }
    }

    private static GraphModelException noEntity(String id) {
        return new GraphModelException.NotFound("There is no entity '" + id + "'");
    }

    static List<Change> changes(ChangeKind kind, EntityType type, List<EntityRow> rows) {
        var changes = new ArrayList<Change>(rows.size());
        rows.forEach(row -> changes.add(Change.of(kind, row.id(), type.name())));
        return changes;
    }
}
