package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.webhook.DeliveryReport.Outcome;

/** Writes down what became of tries: on the deliveries, for the next of their lanes, and on the webhooks. */
final class ReportedTries {
    private static final String REPORT = """
            UNWIND $rows AS row
            MATCH (d:WebhookDelivery {id: row.id})
            SET d._lock = true
            REMOVE d._lock
            WITH d, row, d.lane AS lane WHERE d.lease = row.lease
            SET d += row.set, d.attempts = d.attempts + row.tries
            RETURN d.id AS id, lane""";

    private ReportedTries() {}

    /** All at once; what somebody else holds by now is passed over. */
    static void write(GraphTransaction tx, List<DeliveryReport> given, Instant now) {
        var webhooks =
                WebhookNodes.lock(tx, given.stream().map(ReportedTries::webhook).toList());
        var reports = given.stream()
                .map(report -> heeded(report, webhooks.get(webhook(report)), now))
                .toList();
        var lanes = new HashMap<String, String>();
        tx.run(REPORT, Map.of("rows", reports.stream().map(ReportedTries::row).toList()))
                .forEach(row -> lanes.put(row.string("id"), row.string("lane")));
        var taken = reports.stream()
                .filter(report -> lanes.containsKey(report.delivery().id()))
                .toList();
        var over = taken.stream()
                .filter(report -> report.outcome().isEnd())
                .map(report -> lanes.get(report.delivery().id()))
                .collect(Collectors.toCollection(HashSet::new));
        DeliveryNodes.promote(tx, over, now);
        tell(tx, taken, now);
    }

    /** What an endpoint wanted before its webhook was changed may be what another endpoint wanted. */
    private static DeliveryReport heeded(DeliveryReport report, WebhookNodes.@Nullable Locked webhook, Instant now) {
        var changedAt = webhook == null ? null : webhook.changedAt();
        var isOld = changedAt != null && report.delivery().claimedAt().isBefore(changedAt);
        return isOld && report.isWish() ? report.repeated(now) : report;
    }

    /** What the webhooks learn from it. */
    private static void tell(GraphTransaction tx, Collection<DeliveryReport> reports, Instant now) {
        WebhookNodes.delivered(
                tx, latest(reports, report -> report.outcome() == Outcome.DELIVERED ? report.at() : null));
        WebhookNodes.endFailing(
                tx,
                latest(
                        reports,
                        report -> report.outcome() == Outcome.DEAD
                                ? report.delivery().queuedAt()
                                : null),
                now);
        WebhookNodes.endGone(tx, latest(reports, report -> report.outcome() == Outcome.GONE ? report.at() : null), now);
        WebhookNodes.hold(tx, latest(reports, DeliveryReport::holdUntil));
    }

    /** By webhook, without those that have no such time. */
    private static Map<String, Instant> latest(
            Collection<DeliveryReport> reports, Function<DeliveryReport, @Nullable Instant> time) {
        var latest = new HashMap<String, Instant>();
        for (var report : reports) {
            var one = time.apply(report);
            if (one != null) {
                latest.merge(webhook(report), one, BinaryOperator.maxBy(Instant::compareTo));
            }
        }
        return latest;
    }

    private static String webhook(DeliveryReport report) {
        return report.delivery().endpoint().webhookId();
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
            var delivered = report.outcome() == Outcome.DELIVERED;
            set.put("status", (delivered ? DeliveryStatus.DELIVERED : DeliveryStatus.DEAD).word());
            set.put("ended_at", Times.zoned(report.at()));
            set.put("lane", null);
        }
        var tries = report.outcome() == Outcome.POSTPONED ? 0L : 1L;
        return Map.of("id", report.delivery().id(), "lease", report.delivery().lease(), "set", set, "tries", tries);
    }
}
