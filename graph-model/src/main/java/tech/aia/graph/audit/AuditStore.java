package tech.aia.graph.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.graph.access.Vault;
import tech.aia.graph.access.VaultException;
import tools.jackson.databind.json.JsonMapper;

/** The nodes. Only their time is plain, so that they can be read by it; the rest is sealed to it and to their key. */
final class AuditStore {
    private static final String WRITE = """
            UNWIND $records AS record
            MERGE (a:AuditRecord {key: record.key})
            ON CREATE SET a.at = record.at, a.sealed = record.sealed""";
    private static final String BEFORE = """
            MATCH (a:AuditRecord)
            WHERE a.at >= $from AND a.at <= $at AND (a.at < $at OR a.key < $key)
            RETURN a.key AS key, a.at AS at, a.sealed AS sealed
            ORDER BY a.at DESC, a.key DESC LIMIT $limit""";
    private static final String ALL = """
            MATCH (a:AuditRecord) WHERE a.at >= $from AND a.at < $to
            RETURN a.key AS key, a.at AS at, a.sealed AS sealed
            ORDER BY a.at, a.key""";
    private static final String REMOVE = """
            MATCH (a:AuditRecord) WHERE a.at < $horizon
            WITH a LIMIT 10000
            DELETE a
            RETURN count(a) AS removed""";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Graph graph;
    private final Vault vault;

    AuditStore(Graph graph, Vault vault) {
        this.graph = graph;
        this.vault = vault;
    }

    private record Kept(String process, long number, AuditEvent event) {}

    /** Where a page ended. */
    record Position(Instant at, String key) {}

    /** All or none; those that are there already stay as they are. */
    void write(List<AuditRecord> records) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var record : records) {
            var event = Objects.requireNonNull(record.event(), "Only what was read can be without an event");
            var row = new HashMap<String, @Nullable Object>();
            row.put("key", record.id());
            row.put("at", zoned(record.at()));
            row.put(
                    "sealed",
                    vault.close(
                            JSON.writeValueAsString(new Kept(record.process(), record.number(), event)),
                            place(record.id(), record.at())));
            rows.add(row);
        }
        graph.write(tx -> tx.run(WRITE, Map.of("records", rows)));
    }

    /** The newest before a position, the newest first. */
    List<AuditRecord> before(Position position, Instant from, int limit) {
        return graph
                .read(
                        BEFORE,
                        Map.of("from", zoned(from), "at", zoned(position.at()), "key", position.key(), "limit", limit))
                .stream()
                .map(this::record)
                .toList();
    }

    /** The oldest first. */
    void stream(Instant from, Instant to, Consumer<AuditRecord> records) {
        graph.stream(ALL, Map.of("from", zoned(from), "to", zoned(to)), row -> records.accept(record(row)));
    }

    /** Removes those that are older, some at a time; how many. */
    long removeBefore(Instant horizon) {
        long all = 0;
        for (var removed = removeSome(horizon); removed > 0; removed = removeSome(horizon)) {
            all += removed;
        }
        return all;
    }

    private long removeSome(Instant horizon) {
        return graph.write(tx -> tx.run(REMOVE, Map.of("horizon", zoned(horizon))))
                .getFirst()
                .integer("removed");
    }

    private AuditRecord record(Row row) {
        var key = row.string("key");
        var at = Objects.requireNonNull(row.instantOrNull("at"));
        try {
            var kept = JSON.readValue(vault.unseal(String.valueOf(row.get("sealed")), place(key, at)), Kept.class);
            return new AuditRecord(key, at, kept.process(), kept.number(), kept.event());
        } catch (VaultException notOurs) {
            return new AuditRecord(key, at, "", 0, null);
        }
    }

    /** A record that lies elsewhere, or says another time, cannot be opened. */
    private static String place(String key, Instant at) {
        return "audit\n" + key + "\n" + at;
    }

    private static Object zoned(Instant at) {
        return at.atZone(ZoneOffset.UTC);
    }
}
