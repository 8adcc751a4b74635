package tech.aia.app.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tech.aia.app.outbound.OutboundAnswer;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.DeliveryReport;
import tech.aia.graph.webhook.DeliveryReport.Outcome;

/** What becomes of a delivery after a try. */
final class Verdicts {
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int EXCERPT = 500;

    /** A wait is this much longer or shorter, so that what failed together does not come back together. */
    private static final double JITTER = 0.1;

    private final List<Duration> retries;

    /** How long an endpoint may ask for time, with no try counted. */
    private final Duration longest;

    Verdicts(List<Duration> retries) {
        this.retries = retries;
        this.longest = retries.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** The endpoint answered. */
    DeliveryReport answered(ClaimedDelivery delivery, OutboundAnswer answer, Instant at, Duration took) {
        var excerpt = excerpt(answer.body());
        var status = answer.status();
        if (status >= 200 && status < 300) {
            return new DeliveryReport(delivery, Outcome.DELIVERED, at, took, null, null, status, null, excerpt);
        }
        if (status == GONE) {
            return new DeliveryReport(
                    delivery,
                    Outcome.GONE,
                    at,
                    took,
                    null,
                    null,
                    status,
                    "The endpoint answered 410: it wants no more",
                    excerpt);
        }
        var asked = status == TOO_MANY_REQUESTS || status == UNAVAILABLE
                ? answer.header("retry-after")
                        .flatMap(header -> RetryAfter.parse(header, at))
                        .orElse(null)
                : null;
        return failed(delivery, at, took, asked, status, "The endpoint answered " + status, excerpt);
    }

    /** There was no answer. */
    DeliveryReport unanswered(ClaimedDelivery delivery, String why, Instant at, Duration took) {
        return failed(delivery, at, took, null, null, why, null);
    }

    private DeliveryReport failed(
            ClaimedDelivery delivery,
            Instant at,
            Duration took,
            @Nullable Instant asked,
            @Nullable Integer status,
            String error,
            @Nullable String excerpt) {
        if (asked != null && at.isBefore(delivery.queuedAt().plus(longest))) {
            return new DeliveryReport(delivery, Outcome.POSTPONED, at, took, asked, asked, status, error, excerpt);
        }
        if (delivery.attempts() >= retries.size()) {
            return new DeliveryReport(delivery, Outcome.DEAD, at, took, null, asked, status, error, excerpt);
        }
        var retryAt = asked == null ? at.plus(jittered(retries.get(delivery.attempts()))) : asked;
        return new DeliveryReport(delivery, Outcome.RETRY, at, took, retryAt, asked, status, error, excerpt);
    }

    private static Duration jittered(Duration wait) {
        var factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    private static String excerpt(String body) {
        return body.length() > EXCERPT ? body.substring(0, EXCERPT) : body;
    }
}
