package tech.aia.graph.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;

/** The {@code (:Import)} nodes. */
final class ImportRecords {
    private static final String SAVE = """
            MERGE (i:Import {id: $id}) SET i += $properties""";
    private static final String FIND = "MATCH (i:Import {id: $id}) RETURN i {.*} AS import";
    private static final String LATEST = """
            MATCH (i:Import) RETURN i {.*} AS import ORDER BY i.received_at DESC LIMIT $limit""";
    private static final String INTERRUPT = """
            MATCH (i:Import) WHERE i.state IN ['queued', 'running'] AND i.instance = $instance
            SET i.state = 'interrupted', i.message = $message, i.finished_at = datetime()
            RETURN count(i) AS count""";

    private final Graph graph;
    private final String instance;

    /** @param instance whose imports these are, since several processes may share a server */
    ImportRecords(Graph graph, String instance) {
        this.graph = graph;
        this.instance = instance;
    }

    void save(ImportStatus status) {
        graph.write(tx -> {
            save(tx, status);
            return null;
        });
    }

    void save(GraphTransaction tx, ImportStatus status) {
        tx.run(SAVE, Map.of("id", status.id(), "properties", properties(status)));
    }

    Optional<ImportStatus> find(String id) {
        return graph.readOne(FIND, Map.of("id", id)).map(ImportRecords::status);
    }

    List<ImportStatus> latest(int limit) {
        return graph.read(LATEST, Map.of("limit", limit)).stream()
                .map(ImportRecords::status)
                .toList();
    }

    /** Called before the first import of this process: whatever this instance left running was cut off. */
    long interruptAll(String message) {
        return graph.write(tx -> tx.run(INTERRUPT, Map.of("instance", instance, "message", message))
                .getFirst()
                .integer("count"));
    }

    private Map<String, @Nullable Object> properties(ImportStatus status) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("instance", instance);
        properties.put("state", status.state().name().toLowerCase(Locale.ROOT));
        properties.put("subject", status.subject());
        properties.put("total_rows", status.totalRows());
        properties.put("created", status.created());
        properties.put("updated", status.updated());
        properties.put("unchanged", status.unchanged());
        properties.put("rejected", status.rejected());
        properties.put(
                "rejected_lines",
                status.rejections().stream().map(ImportStatus.Rejection::line).toList());
        properties.put(
                "rejected_reasons",
                status.rejections().stream().map(ImportStatus.Rejection::reason).toList());
        properties.put("message", status.message());
        properties.put("received_at", status.receivedAt());
        properties.put("started_at", status.startedAt());
        properties.put("finished_at", status.finishedAt());
        properties.put("last_change", status.lastChange());
        return properties;
    }

    private static ImportStatus status(Row found) {
        var row = new Row(found.map("import"));
        var created = row.integer("created");
        var updated = row.integer("updated");
        var unchanged = row.integer("unchanged");
        var rejected = row.integer("rejected");
        var receivedAt = instant(row, "received_at");
        return new ImportStatus(
                row.string("id"),
                ImportState.valueOf(row.string("state").toUpperCase(Locale.ROOT)),
                row.string("subject"),
                number(row, "total_rows"),
                created + updated + unchanged + rejected,
                created,
                updated,
                unchanged,
                rejected,
                rejections(row),
                row.values().get("message") instanceof String message ? message : null,
                receivedAt == null ? Instant.EPOCH : receivedAt,
                instant(row, "started_at"),
                instant(row, "finished_at"),
                number(row, "last_change"));
    }

    private static List<ImportStatus.Rejection> rejections(Row row) {
        var lines = row.list("rejected_lines");
        var reasons = row.list("rejected_reasons");
        var rejections = new ArrayList<ImportStatus.Rejection>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof Long line && reasons.get(i) instanceof String reason) {
                rejections.add(new ImportStatus.Rejection(line, reason));
            }
        }
        return rejections;
    }

    private static @Nullable Long number(Row row, String key) {
        return row.values().get(key) instanceof Long number ? number : null;
    }

    private static @Nullable Instant instant(Row row, String key) {
        return row.values().get(key) == null ? null : row.instantOrNull(key);
    }
}
