package tech.aia.graph.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.access.Permission;

/**
 * What is to be sent, for who sends it. A claimed delivery is its holder's until its lease is over, and is handed out again after that; of
 * each subject only the first that is not over is ever handed out. Safe for use by many threads and processes.
 */
public final class DeliveryQueue {
    private static final String DUE = """
            MATCH (w:Webhook) WHERE w.active AND (w.not_before IS NULL OR w.not_before <= $now)
                AND EXISTS { MATCH (d:WebhookDelivery) WHERE d.webhook_id = w.id AND d.due_at <= $now }
            RETURN w.id AS id""";
    private static final String CLAIM = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id}) WHERE w.active AND (w.not_before IS NULL OR w.not_before <= $now)
            CALL (row) {
                MATCH (d:WebhookDelivery) WHERE d.webhook_id = row.id AND d.due_at <= $now
                WITH d ORDER BY d.due_at LIMIT $most
                RETURN collect(d)[..row.room] AS found
            }
            UNWIND found AS d
            SET d.due_at = $until, d.lease = $lease
            RETURN\s""" + DeliveryNodes.PROJECTION;
    private static final String REPORT = """
            UNWIND $rows AS row
            MATCH (d:WebhookDelivery {id: row.id}) WHERE d.lease = row.lease
            WITH d, row, d.lane AS lane
            SET d += row.set, d.attempts = d.attempts + 1
            RETURN d.id AS id, lane""";
    private static final String PENDING = "MATCH (d:WebhookDelivery) WHERE d.lane > '' RETURN count(d) AS pending";
    private static final String REMOVE = """
            MATCH (d:WebhookDelivery) WHERE d.status = $status AND d.ended_at < $horizon
            WITH d LIMIT 2000
            DETACH DELETE d
            RETURN count(d) AS removed""";
    private static final String REMOVE_ALERTS = """
            MATCH (a:WebhookAlert) WHERE a.at < $horizon
            DELETE a""";

    private final Graph graph;
    private final WebhookVault vault;
    private final OwnerRights rights;
    private final PendingSignal pending;
    private final Clock clock;

    DeliveryQueue(Graph graph, WebhookVault vault, OwnerRights rights, PendingSignal pending, Clock clock) {
        this.graph = graph;
        this.vault = vault;
        this.rights = rights;
        this.pending = pending;
        this.clock = clock;
    }

    /** Calls {@code listener} soon after something became due in this process, on a thread it must not hold. */
    public void onPending(Runnable listener) {
        pending.listen(listener);
    }

    /** Ids of the webhooks for which something is due. */
    public List<String> due() {
        return graph.lookUp(DUE, Map.of("now", Times.zoned(clock.instant()))).stream()
                .map(row -> row.string("id"))
                .toList();
    }

    /**
     * Takes deliveries that are due. What is for a webhook that is not active, or for somebody who may have none any more, stays where it
     * is.
     *
     * @param rooms how many at most for each webhook
     */
    public List<ClaimedDelivery> claim(Map<String, Integer> rooms, Duration lease) {
        var endpoints = endpoints(rooms.keySet().stream().toList());
        if (endpoints.isEmpty()) {
            return List.of();
        }
        var token = UUID.randomUUID().toString();
        var now = clock.instant();
        var until = now.plus(lease);
        var rows = endpoints.keySet().stream()
                .map(id -> Map.<String, Object>of("id", id, "room", rooms.getOrDefault(id, 0)))
                .toList();
        var most = rooms.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Map<String, Object> parameters = Map.of(
                "rows", rows, "now", Times.zoned(now), "until", Times.zoned(until), "lease", token, "most", most);
        var claimed = graph.write(tx -> {
            WebhookNodes.lock(tx, endpoints.keySet());
            return tx.run(CLAIM, parameters).stream().map(DeliveryNodes::read).toList();
        });
        var taken = new ArrayList<ClaimedDelivery>();
        for (var delivery : claimed) {
            var endpoint = endpoints.get(delivery.webhookId());
            if (endpoint != null) {
                taken.add(new ClaimedDelivery(
                        delivery.id(),
                        endpoint,
                        delivery.eventId(),
                        delivery.body(),
                        delivery.attempts(),
                        token,
                        until));
            }
        }
        return taken;
    }

    private Map<String, Endpoint> endpoints(List<String> ids) {
        var now = clock.instant();
        var sealed = vault.findAll(ids);
        var permissions = rights.of(
                sealed.values().stream().map(WebhookVault.Sealed::owner).toList());
        var endpoints = new HashMap<String, Endpoint>();
        sealed.forEach((id, one) -> {
            if (permissions.getOrDefault(one.owner(), Set.of()).contains(Permission.WEBHOOKS_MANAGE)) {
                endpoints.put(id, one.endpoint(id, now));
            }
        });
        return endpoints;
    }

    /** Writes down what became of tries, all at once; what somebody else holds by now is passed over. */
    public void report(List<DeliveryReport> reports) {
        graph.write(tx -> {
            write(tx, reports);
            return reports.size();
        });
        pending.raise();
    }

    private void write(GraphTransaction tx, List<DeliveryReport> reports) {
        var now = clock.instant();
        WebhookNodes.lock(
                tx,
                reports.stream()
                        .map(report -> report.delivery().endpoint().webhookId())
                        .toList());
        var lanes = new HashMap<String, String>();
        tx.run(REPORT, Map.of("rows", reports.stream().map(DeliveryQueue::row).toList()))
                .forEach(row -> lanes.put(row.string("id"), row.string("lane")));
        var taken = reports.stream()
                .filter(report -> lanes.containsKey(report.delivery().id()))
                .toList();
        var over = taken.stream()
                .filter(report -> report.outcome().isEnd())
                .map(report -> lanes.get(report.delivery().id()))
                .collect(Collectors.toCollection(HashSet::new));
        DeliveryNodes.promote(tx, over, now);
        var gone = taken.stream()
                .filter(report -> report.outcome() == DeliveryReport.Outcome.GONE)
                .map(report -> report.delivery().endpoint().webhookId())
                .collect(Collectors.toSet());
        WebhookNodes.end(tx, gone, now);
        WebhookNodes.hold(tx, holds(taken));
    }

    private static Map<String, Instant> holds(List<DeliveryReport> reports) {
        var holds = new HashMap<String, Instant>();
        for (var report : reports) {
            if (report.holdUntil() != null) {
                holds.merge(
                        report.delivery().endpoint().webhookId(),
                        report.holdUntil(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return holds;
    }

    private static Map<String, Object> row(DeliveryReport report) {
        var set = new LinkedHashMap<String, @Nullable Object>();
        set.put("lease", null);
        set.put("last_at", Times.zoned(report.at()));
        set.put("last_duration_ms", report.took().toMillis());
        set.put("last_status", report.status() == null ? null : (long) report.status());
        set.put("last_error", report.error());
        set.put("last_response", report.response());
        var end = report.outcome().isEnd();
        set.put("due_at", end || report.retryAt() == null ? null : Times.zoned(report.retryAt()));
        if (end) {
            var delivered = report.outcome() == DeliveryReport.Outcome.DELIVERED;
            set.put("status", (delivered ? DeliveryStatus.DELIVERED : DeliveryStatus.DEAD).word());
            set.put("ended_at", Times.zoned(report.at()));
            set.put("lane", null);
        }
        return Map.of("id", report.delivery().id(), "lease", report.delivery().lease(), "set", set);
    }

    /** How many wait or are under way. */
    public long pending() {
        return graph.read(PENDING, Map.of()).getFirst().integer("pending");
    }

    /** Forgets what was delivered before one time, and what was given up before another; says how many. */
    public long removeOld(Instant delivered, Instant dead) {
        graph.write(tx -> tx.run(REMOVE_ALERTS, Map.of("horizon", Times.zoned(dead))));
        return removeAll(DeliveryStatus.DELIVERED, delivered) + removeAll(DeliveryStatus.DEAD, dead);
    }

    private long removeAll(DeliveryStatus status, Instant horizon) {
        Map<String, Object> parameters = Map.of("status", status.word(), "horizon", Times.zoned(horizon));
        long all = 0;
        long removed;
        do {
            removed = graph.write(tx -> tx.run(REMOVE, parameters)).getFirst().integer("removed");
            all += removed;
        } while (removed > 0);
        return all;
    }
}
