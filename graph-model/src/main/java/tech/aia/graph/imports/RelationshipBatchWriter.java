package tech.aia.graph.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.PropertyKeys;
import tech.aia.graph.entity.PropertyValues;

/**
 * Rows to relationships between entities that exist. Each carries {@code import_key}, by which a repeated import finds it again; an
 * index on it is made for the type. The type stands in the statement's text, where no parameter can; {@link
 * ImportTarget.RelationshipTarget} lets only capital letters, digits and underscores through.
 */
final class RelationshipBatchWriter implements BatchWriter {
    private static final String INDEX = """
            CREATE RANGE INDEX import_key_%1$s IF NOT EXISTS FOR ()-[r:%1$s]-() ON (r.import_key)""";
    private static final String ENDS = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id";
    private static final String EXISTING = """
            UNWIND $keys AS key
            MATCH (f:Entity)-[r:%1$s {import_key: key}]->(t:Entity)
            RETURN key, f.id AS `from`, t.id AS `to`, properties(r) AS properties""";
    private static final String CREATE = """
            UNWIND $rows AS row
            MATCH (f:Entity {id: row.from}), (t:Entity {id: row.to})
            CREATE (f)-[r:%1$s]->(t) SET r = row.properties""";
    private static final String UPDATE = """
            UNWIND $rows AS row
            MATCH ()-[r:%1$s {import_key: row.key}]->()
            SET r += row.properties""";
    private static final String REMOVE = """
            UNWIND $keys AS key
            MATCH ()-[r:%1$s {import_key: key}]->()
            DELETE r""";

    private final ImportTarget.RelationshipTarget target;
    private final RowConverter converter;
    private final HashedKeys seen = new HashedKeys();

    RelationshipBatchWriter(Graph graph, ImportTarget.RelationshipTarget target, FileSurvey survey) {
        this.target = target;
        this.converter = new RowConverter(survey, PropertyKeys::snakeCase, Set.of());
        graph.execute(INDEX.formatted(target.type()));
    }

    private record Row(long line, String key, String from, String to, Map<String, Object> properties)
            implements Prepared {
        Map<String, Object> parameters() {
            return Map.of("key", key, "from", from, "to", to, "properties", properties);
        }
    }

    private record Existing(String from, String to, Map<String, @Nullable Object> properties) {}

    @Override
    public Prepared prepare(RawRow row) {
        var from = end(row, target.from());
        var to = end(row, target.to());
        var ends = new HashSet<>(Set.of(target.from().column()));
        ends.add(target.to().column());
        var properties = converter.properties(row, ends);
        ends.forEach(column -> properties.remove(PropertyKeys.snakeCase(column)));
        var key = target.keyColumn() == null ? wholeRow(from, to, properties) : keyOf(row, target.keyColumn());
        if (!seen.add(key)) {
            throw new RejectedRow("It repeats an earlier row");
        }
        properties.put("import_key", key);
        return new Row(row.line(), key, from, to, properties);
    }

    private static String end(RawRow row, ImportTarget.Endpoint end) {
        var key = row.values().get(end.column());
        if (key == null) {
            throw new RejectedRow("Column '" + end.column() + "' is empty");
        }
        try {
            return end.type().idOf(String.valueOf(key).strip());
        } catch (GraphModelException.InvalidValue invalid) {
            throw new RejectedRow("Column '" + end.column() + "': " + invalid.getMessage());
        }
    }

    private static String keyOf(RawRow row, String column) {
        var key = row.values().get(column);
        if (key == null) {
            throw new RejectedRow("Column '" + column + "', the key, is empty");
        }
        return String.valueOf(key).strip();
    }

    /** A UUID from a hash of all that the row says. */
    private static String wholeRow(String from, String to, Map<String, Object> properties) {
        var text = from + '\0' + to + '\0' + new TreeMap<>(properties);
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public BatchResult write(GraphTransaction tx, List<Prepared> prepared) {
        var rows = prepared.stream().map(Row.class::cast).toList();
        var rejections = new ArrayList<ImportStatus.Rejection>();
        var connectable = connectable(tx, rows, rejections);
        var existing = existing(tx, connectable);
        var created = new ArrayList<Row>();
        var updated = new ArrayList<Row>();
        var moved = new ArrayList<Row>();
        for (var row : connectable) {
            var old = existing.get(row.key());
            if (old == null) {
                created.add(row);
            } else if (!old.from().equals(row.from()) || !old.to().equals(row.to())) {
                moved.add(row);
            } else if (differs(row, old)) {
                updated.add(row);
            }
        }
        move(tx, moved, existing);
        create(tx, Stream.concat(created.stream(), moved.stream()).toList());
        update(tx, updated);
        var changed = updated.size() + moved.size();
        return new BatchResult(created.size(), changed, connectable.size() - created.size() - changed, rejections);
    }

    private static List<Row> connectable(GraphTransaction tx, List<Row> rows, List<ImportStatus.Rejection> rejections) {
        var ids = new HashSet<String>();
        rows.forEach(row -> {
            ids.add(row.from());
            ids.add(row.to());
        });
        var found = new HashSet<String>();
        tx.run(ENDS, Map.of("ids", List.copyOf(ids))).forEach(row -> found.add(row.string("id")));
        var connectable = new ArrayList<Row>(rows.size());
        for (var row : rows) {
            var missing = !found.contains(row.from()) ? row.from() : !found.contains(row.to()) ? row.to() : null;
            if (missing == null) {
                connectable.add(row);
            } else {
                rejections.add(new ImportStatus.Rejection(row.line(), "There is no entity '" + missing + "'"));
            }
        }
        return connectable;
    }

    private Map<String, Existing> existing(GraphTransaction tx, List<Row> rows) {
        var existing = new HashMap<String, Existing>();
        var keys = rows.stream().map(Row::key).toList();
        tx.run(EXISTING.formatted(target.type()), Map.of("keys", keys))
                .forEach(row -> existing.put(
                        row.string("key"), new Existing(row.string("from"), row.string("to"), row.map("properties"))));
        return existing;
    }

    private void create(GraphTransaction tx, List<Row> rows) {
        if (!rows.isEmpty()) {
            tx.run(
                    CREATE.formatted(target.type()),
                    Map.of("rows", rows.stream().map(Row::parameters).toList()));
            report(tx, ChangeKind.RELATIONSHIP_ADDED, rows);
        }
    }

    private void update(GraphTransaction tx, List<Row> rows) {
        if (!rows.isEmpty()) {
            tx.run(
                    UPDATE.formatted(target.type()),
                    Map.of("rows", rows.stream().map(Row::parameters).toList()));
            report(tx, ChangeKind.RELATIONSHIP_UPDATED, rows);
        }
    }

    /** A relationship cannot change its ends: the old one goes, and the caller creates the new one. */
    private void move(GraphTransaction tx, List<Row> rows, Map<String, Existing> existing) {
        if (rows.isEmpty()) {
            return;
        }
        tx.run(
                REMOVE.formatted(target.type()),
                Map.of("keys", rows.stream().map(Row::key).toList()));
        var gone = new ArrayList<Row>();
        for (var row : rows) {
            var old = existing.get(row.key());
            if (old != null) {
                gone.add(new Row(row.line(), row.key(), old.from(), old.to(), new LinkedHashMap<>()));
            }
        }
        report(tx, ChangeKind.RELATIONSHIP_REMOVED, gone);
    }

    private void report(GraphTransaction tx, ChangeKind kind, List<Row> rows) {
        tx.changes(rows.stream()
                .map(row -> new Change(kind, row.from(), target.from().type().name(), target.type(), row.to()))
                .toList());
    }

    private static boolean differs(Row row, Existing existing) {
        return row.properties().entrySet().stream()
                .anyMatch(property ->
                        !PropertyValues.same(existing.properties().get(property.getKey()), property.getValue()));
    }
}
