package tech.aia.graph.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;

/** Forgets what is old, and ends what would wait for ever. Safe for use by many threads and processes. */
public final class WebhookUpkeep {
    /** An alert's key is needed until who gave it has written down that it was told; a process that died does so at its next look. */
    private static final Duration ALERTS_KEPT = Duration.ofDays(8);

    private static final String OLD = """
            MATCH (d:WebhookDelivery) WHERE d.status = $status AND d.ended_at < $horizon
            RETURN d.id AS id, d.webhook_id AS webhook LIMIT 2000""";
    private static final String REMOVE = """
            UNWIND $ids AS id
            MATCH (d:WebhookDelivery {id: id}) WHERE d.status = $status AND d.ended_at < $horizon
            DETACH DELETE d
            RETURN count(*) AS removed""";
    private static final String REMOVE_ALERTS = """
            MATCH (a:WebhookAlert) WHERE a.at < $horizon
            DELETE a""";
    private static final String IDS = "MATCH (w:Webhook) RETURN w.id AS id";

    /** The first are the oldest, as a replay takes a new seq. */
    private static final String GIVE_UP = """
            MATCH (d:WebhookDelivery) WHERE d.webhook_id = $id AND d.status = 'pending' AND d.seq > 0
            WITH d ORDER BY d.seq LIMIT 2000
            WITH d, d.lane AS lane WHERE coalesce(d.queued_at, d.created_at) < $horizon
            SET d.status = 'dead', d.ended_at = $now, d.last_error = 'It waited too long', d.lane = null, d.due_at = null,
                d.lease = null
            RETURN lane""";

    private final Graph graph;
    private final WebhookRemoval removal;
    private final Clock clock;

    WebhookUpkeep(Graph graph, WebhookRemoval removal, Clock clock) {
        this.graph = graph;
        this.removal = removal;
        this.clock = clock;
    }

    /**
     * Forgets the rest of webhooks that were deleted, and old deliveries.
     *
     * @param delivered what was delivered before is forgotten
     * @param dead what was given up before is forgotten
     * @param queued what waits since before, such as for a webhook that is paused, is given up
     * @return how many deliveries were forgotten
     */
    public long run(Instant delivered, Instant dead, Instant queued) {
        removal.finish();
        var horizon = Times.zoned(clock.instant().minus(ALERTS_KEPT));
        graph.write(tx -> tx.run(REMOVE_ALERTS, Map.of("horizon", horizon)));
        var removed = removeAll(DeliveryStatus.DELIVERED, delivered) + removeAll(DeliveryStatus.DEAD, dead);
        graph.read(IDS, Map.of()).forEach(row -> giveUp(row.string("id"), queued));
        return removed;
    }

    private long removeAll(DeliveryStatus status, Instant horizon) {
        var parameters = new HashMap<String, Object>();
        parameters.put("status", status.word());
        parameters.put("horizon", Times.zoned(horizon));
        long all = 0;
        var old = graph.read(OLD, parameters);
        while (!old.isEmpty()) {
            all += remove(old, parameters);
            old = graph.read(OLD, parameters);
        }
        return all;
    }

    /** Under the locks of their webhooks, as some may have been replayed meanwhile. */
    private long remove(List<Row> old, Map<String, Object> parameters) {
        parameters.put("ids", old.stream().map(row -> row.string("id")).toList());
        return graph.write(tx -> {
            WebhookNodes.lock(tx, old.stream().map(row -> row.string("webhook")).toList());
            return tx.run(REMOVE, parameters).getFirst().integer("removed");
        });
    }

    private void giveUp(String webhook, Instant horizon) {
        var now = clock.instant();
        var parameters = Map.of("id", webhook, "horizon", Times.zoned(horizon), "now", Times.zoned(now));
        var some = true;
        while (some) {
            some = graph.write(tx -> {
                WebhookNodes.lock(tx, List.of(webhook));
                var lanes = tx.run(GIVE_UP, parameters).stream()
                        .map(row -> row.string("lane"))
                        .distinct()
                        .toList();
                DeliveryNodes.promote(tx, lanes, now);
                return !lanes.isEmpty();
            });
        }
    }
}
