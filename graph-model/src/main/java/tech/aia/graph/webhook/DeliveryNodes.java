package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;

/**
 * Puts deliveries into their lanes. A lane is a subject of a webhook; what waits in it has its name, and only the first of it has a time at
 * which it is due. All this happens under the lock of the webhook.
 */
final class DeliveryNodes {
    static final String PROJECTION = "d {.*} AS delivery";

    private static final String TAKEN = """
            UNWIND $lanes AS lane
            MATCH (d:WebhookDelivery) WHERE d.lane = lane AND d.seq > 0
            RETURN DISTINCT lane""";
    private static final String CREATE = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.webhook_id})
            CREATE (d:WebhookDelivery)-[:TO]->(w)
            SET d = row""";
    private static final String AGAIN = """
            UNWIND $rows AS row
            MATCH (d:WebhookDelivery {id: row.id})
            SET d += row.set""";
    private static final String PROMOTE = """
            UNWIND $lanes AS lane
            CALL (lane) {
                MATCH (d:WebhookDelivery) WHERE d.lane = lane AND d.seq > 0
                RETURN d ORDER BY d.seq LIMIT 1
            }
            WITH d WHERE d.due_at IS NULL
            SET d.due_at = $now""";

    private static final String HASTEN = """
            MATCH (d:WebhookDelivery) WHERE d.webhook_id = $id AND d.due_at > $now AND d.lease IS NULL
            WITH d LIMIT $most
            SET d._lock = true
            REMOVE d._lock
            WITH d WHERE d.due_at > $now AND d.lease IS NULL
            SET d.due_at = $now
            RETURN count(d) AS hastened""";

    private DeliveryNodes() {}

    /** An event for a webhook. */
    record Addressed(String webhookId, OutgoingEvent event) {}

    /** Makes deliveries, for those webhooks that are still there and active, and gives their ids; the times are {@code now}. */
    static List<String> add(GraphTransaction tx, List<Addressed> addressed, Instant now) {
        if (addressed.isEmpty()) {
            return List.of();
        }
        // Before the lock, which who reports waits for.
        var bodies = new HashMap<String, String>();
        addressed.forEach(one ->
                bodies.computeIfAbsent(one.event().id(), id -> one.event().body()));
        var locked = WebhookNodes.lock(
                tx, addressed.stream().map(Addressed::webhookId).toList());
        var seqs = new HashMap<String, Long>();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var one : addressed) {
            var webhook = locked.get(one.webhookId());
            if (webhook != null && webhook.active()) {
                var seq = seqs.merge(webhook.id(), webhook.seq() + 1, (last, first) -> last + 1);
                var body = Objects.requireNonNull(bodies.get(one.event().id()));
                rows.add(row(one, seq, body, now));
            }
        }
        giveTurns(tx, rows, now);
        tx.run(CREATE, Map.of("rows", rows));
        WebhookNodes.takeSeq(tx, seqs);
        return rows.stream().map(row -> String.valueOf(row.get("id"))).toList();
    }

    private static Map<String, @Nullable Object> row(Addressed one, long seq, String body, Instant now) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", one.webhookId() + "_" + seq);
        row.put("webhook_id", one.webhookId());
        row.put("seq", seq);
        row.put("event_id", one.event().id());
        row.put("event_type", one.event().type().word());
        row.put("subject", one.event().subject());
        row.put("status", DeliveryStatus.PENDING.word());
        row.put("lane", lane(one.webhookId(), one.event().subject()));
        row.put("body", body);
        row.put("attempts", 0L);
        row.put("created_at", Times.zoned(now));
        row.put("queued_at", Times.zoned(now));
        return row;
    }

    /** Puts what is over back into its lane, each with the next seq of its webhook, in the order given. */
    static void again(GraphTransaction tx, WebhookNodes.Locked webhook, List<Delivery> over, Instant now) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var seq = webhook.seq();
        for (var delivery : over) {
            var set = new LinkedHashMap<String, @Nullable Object>();
            set.put("seq", ++seq);
            set.put("status", DeliveryStatus.PENDING.word());
            set.put("lane", lane(webhook.id(), delivery.subject()));
            set.put("attempts", 0L);
            set.put("queued_at", Times.zoned(now));
            set.put("replays", delivery.replays() + 1L);
            set.put("ended_at", null);
            set.put("id", delivery.id());
            rows.add(set);
        }
        giveTurns(tx, rows, now);
        tx.run(
                AGAIN,
                Map.of(
                        "rows",
                        rows.stream()
                                .map(set -> Map.of("id", set.get("id"), "set", set))
                                .toList()));
        WebhookNodes.takeSeq(tx, Map.of(webhook.id(), seq));
    }

    /** The first of each lane in which nothing waits is due now. */
    private static void giveTurns(GraphTransaction tx, List<Map<String, @Nullable Object>> rows, Instant now) {
        var lanes = rows.stream().map(row -> row.get("lane")).distinct().toList();
        Set<Object> taken = new HashSet<>();
        tx.run(TAKEN, Map.of("lanes", lanes)).forEach(row -> taken.add(row.string("lane")));
        for (var row : rows) {
            if (taken.add(Objects.requireNonNull(row.get("lane")))) {
                row.put("due_at", Times.zoned(now));
            }
        }
    }

    /** After the first of these lanes are over: the next ones are due. */
    static void promote(GraphTransaction tx, Collection<String> lanes, Instant now) {
        if (!lanes.isEmpty()) {
            tx.run(PROMOTE, Map.of("lanes", List.copyOf(lanes), "now", Times.zoned(now)));
        }
    }

    /** What was put off is due now, so many at most; says how many these were. */
    static long hasten(GraphTransaction tx, String webhookId, Instant now, int most) {
        return tx.run(HASTEN, Map.of("id", webhookId, "now", Times.zoned(now), "most", most))
                .getFirst()
                .integer("hastened");
    }

    static String lane(String webhookId, String subject) {
        return webhookId + " " + subject;
    }

    static Delivery read(Row row) {
        var values = row.map("delivery");
        return new Delivery(
                text(values, "id"),
                text(values, "webhook_id"),
                number(values, "seq", 0),
                text(values, "event_id"),
                text(values, "event_type"),
                text(values, "subject"),
                DeliveryStatus.find(text(values, "status")).orElse(DeliveryStatus.DEAD),
                text(values, "body"),
                (int) number(values, "attempts", 0),
                (int) number(values, "replays", 0),
                Objects.requireNonNullElse(Times.instant(values.get("created_at")), Instant.EPOCH),
                queuedAt(values),
                Times.instant(values.get("due_at")),
                Times.instant(values.get("last_at")),
                Times.instant(values.get("ended_at")),
                values.get("last_status") instanceof Number status ? status.intValue() : null,
                values.get("last_error") instanceof String error ? error : null,
                values.get("last_duration_ms") instanceof Number millis ? millis.longValue() : null,
                values.get("last_response") instanceof String response ? response : null);
    }

    private static Instant queuedAt(Map<String, @Nullable Object> values) {
        return Stream.of("queued_at", "created_at")
                .map(key -> Times.instant(values.get(key)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private static String text(Map<String, @Nullable Object> values, String key) {
        return values.get(key) instanceof String text ? text : "";
    }

    private static long number(Map<String, @Nullable Object> values, String key, long otherwise) {
        return values.get(key) instanceof Number number ? number.longValue() : otherwise;
    }
}
