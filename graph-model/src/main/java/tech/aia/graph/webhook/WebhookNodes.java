package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;

/** The nodes of webhooks. Whatever changes a webhook or its deliveries holds its node's lock, so that they change one after the other. */
final class WebhookNodes {
    static final String PAUSED = "paused";
    static final String GONE = "gone";
    static final String FAILING = "failing";

    /** Writing a property takes the lock, which is held to the end of the transaction; what is read after it is what is. */
    private static final String LOCK = """
            UNWIND $ids AS id
            MATCH (w:Webhook {id: id})
            SET w._lock = true
            REMOVE w._lock
            RETURN w {.id, .seq, .active, .inactive_because, .updated_at} AS webhook""";

    private static final String ACTIVE = """
            MATCH (w:Webhook) WHERE w.active
            RETURN w.id AS id, w.events AS events, w.since AS since ORDER BY id""";
    private static final String TAKE_SEQ = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id})
            SET w.seq = row.seq""";
    private static final String DELIVERED = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id}) WHERE w.delivered_at IS NULL OR w.delivered_at < row.time
            SET w.delivered_at = row.time""";
    private static final String END_GONE = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id}) WHERE w.active
            SET w.active = false, w.inactive_because = $because, w.updated_at = $now""";
    private static final String END_FAILING = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id})
            WHERE w.active AND w.updated_at <= row.time AND (w.delivered_at IS NULL OR w.delivered_at < row.time)
            SET w.active = false, w.inactive_because = $because, w.updated_at = $now""";
    private static final String HOLD = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id}) WHERE w.not_before IS NULL OR w.not_before < row.time
            SET w.not_before = row.time""";

    private WebhookNodes() {}

    /**
     * @param seq of the last delivery that was made or replayed
     * @param changedAt when somebody changed it last; null when it has ended by itself since
     */
    record Locked(
            String id, long seq, boolean active, @Nullable Instant changedAt) {}

    /** @param since events before are none of its business */
    record Subscription(String id, List<String> events, Instant since) {}

    /** In order of id, so that two who want the same ones wait for each other instead of for ever; those that are gone are left out. */
    static Map<String, Locked> lock(GraphTransaction tx, Collection<String> ids) {
        var locked = new LinkedHashMap<String, Locked>();
        tx.run(LOCK, Map.of("ids", ids.stream().distinct().sorted().toList())).forEach(row -> {
            var webhook = row.map("webhook");
            var id = String.valueOf(webhook.get("id"));
            var seq = webhook.get("seq") instanceof Number number ? number.longValue() : 0;
            var ended = Set.of(GONE, FAILING).contains(String.valueOf(webhook.get("inactive_because")));
            var changedAt = ended ? null : Times.instant(webhook.get("updated_at"));
            locked.put(id, new Locked(id, seq, Boolean.TRUE.equals(webhook.get("active")), changedAt));
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

    /** Remembers when they last took something. */
    static void delivered(GraphTransaction tx, Map<String, Instant> at) {
        run(tx, DELIVERED, at, Map.of());
    }

    /** Ends those that want nothing more. */
    static void endGone(GraphTransaction tx, Map<String, Instant> at, Instant now) {
        run(tx, END_GONE, at, Map.of("because", GONE, "now", Times.zoned(now)));
    }

    /** Ends those that took nothing since these times, and that nobody changed since. */
    static void endFailing(GraphTransaction tx, Map<String, Instant> since, Instant now) {
        run(tx, END_FAILING, since, Map.of("because", FAILING, "now", Times.zoned(now)));
    }

    /** Lets nothing go to webhooks before these times. */
    static void hold(GraphTransaction tx, Map<String, Instant> until) {
        run(tx, HOLD, until, Map.of());
    }

    private static void run(
            GraphTransaction tx, String statement, Map<String, Instant> times, Map<String, Object> more) {
        if (!times.isEmpty()) {
            var rows = times.entrySet().stream()
                    .map(entry -> Map.of("id", entry.getKey(), "time", Times.zoned(entry.getValue())))
                    .toList();
            var parameters = new HashMap<String, Object>(more);
            parameters.put("rows", rows);
            tx.run(statement, parameters);
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
