package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;

/** The nodes of webhooks. Whatever changes a webhook or its deliveries holds its node's lock, so that they change one after the other. */
final class WebhookNodes {
    static final String PAUSED = "paused";
    static final String GONE = "gone";

    /** Writing a property takes the lock, which is held to the end of the transaction; what is read after it is what is. */
    private static final String LOCK = """
            UNWIND $ids AS id
            MATCH (w:Webhook {id: id})
            SET w._lock = true
            REMOVE w._lock
            RETURN w {.id, .seq, .active} AS webhook""";

    private static final String ACTIVE = """
            MATCH (w:Webhook) WHERE w.active
            RETURN w.id AS id, w.events AS events, w.since AS since ORDER BY id""";
    private static final String TAKE_SEQ = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id})
            SET w.seq = row.seq""";
    private static final String END = """
            UNWIND $ids AS id
            MATCH (w:Webhook {id: id}) WHERE w.active
            SET w.active = false, w.inactive_because = $because, w.updated_at = $now""";
    private static final String HOLD = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id}) WHERE w.not_before IS NULL OR w.not_before < row.until
            SET w.not_before = row.until""";

    private WebhookNodes() {}

    /** @param seq of the last delivery that was made or replayed */
    record Locked(String id, long seq, boolean active) {}

    /** @param since events before are none of its business */
    record Subscription(String id, List<String> events, Instant since) {}

    /** In order of id, so that two who want the same ones wait for each other instead of for ever; those that are gone are left out. */
    static Map<String, Locked> lock(GraphTransaction tx, Collection<String> ids) {
        var locked = new LinkedHashMap<String, Locked>();
        tx.run(LOCK, Map.of("ids", ids.stream().distinct().sorted().toList())).forEach(row -> {
            var webhook = row.map("webhook");
            var id = String.valueOf(webhook.get("id"));
            var seq = webhook.get("seq") instanceof Number number ? number.longValue() : 0;
            locked.put(id, new Locked(id, seq, Boolean.TRUE.equals(webhook.get("active"))));
        });
        return locked;
    }

    static List<Subscription> active(GraphTransaction tx) {
        return tx.run(ACTIVE, Map.of()).stream().map(WebhookNodes::subscription).toList();
    }

    static void takeSeq(GraphTransaction tx, Map<String, Long> last) {
        var rows = last.entrySet().stream()
                .map(entry -> Map.of("id", entry.getKey(), "seq", entry.getValue()))
                .toList();
        tx.run(TAKE_SEQ, Map.of("rows", rows));
    }

    static void end(GraphTransaction tx, Collection<String> ids, Instant now) {
        if (!ids.isEmpty()) {
            tx.run(END, Map.of("ids", List.copyOf(ids), "because", GONE, "now", Times.zoned(now)));
        }
    }

    /** Lets nothing go to webhooks before these times. */
    static void hold(GraphTransaction tx, Map<String, Instant> until) {
        if (!until.isEmpty()) {
            var rows = until.entrySet().stream()
                    .map(entry -> Map.of("id", entry.getKey(), "until", Times.zoned(entry.getValue())))
                    .toList();
            tx.run(HOLD, Map.of("rows", rows));
        }
    }

    private static Subscription subscription(Row row) {
        return new Subscription(
                row.string("id"),
                strings(row.get("events")),
                Objects.requireNonNullElse(row.instantOrNull("since"), Instant.EPOCH));
    }

    static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
