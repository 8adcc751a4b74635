package tech.aia.app.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tech.aia.app.settings.Bounds;

/**
 * Settings of {@code aia.webhooks}.
 *
 * @param timeout how long an endpoint has for its whole answer
 * @param lease how long a delivery is this process's; another sends it after that if this one died, so longer than the timeout
 * @param retries the waits before the second try and those after it, as Standard Webhooks proposes them; after the last a delivery is dead
 * @param connections how many deliveries are under way at once
 * @param perWebhook how many of these at most to one webhook
 * @param poll how often is looked for what other processes left and for what is due again
 * @param alerts how often the business figures are held to their rules while a webhook waits for alerts
 * @param keepDelivered how long deliveries can be looked at after they succeeded
 * @param keepDead how long those that were given up can be replayed, and for how much longer than the retries one may wait
 */
@ConfigurationProperties("aia.webhooks")
record WebhookSettings(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1m") Duration lease,

        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retries,

        @DefaultValue("512") int connections,
        @DefaultValue("32") int perWebhook,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("15m") Duration alerts,
        @DefaultValue("7d") Duration keepDelivered,
        @DefaultValue("30d") Duration keepDead) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(10);
    private static final Duration LONGEST_POLL = Duration.ofMinutes(1);
    private static final Duration SHORTEST_KEEPING = Duration.ofHours(1);
    private static final int MOST_RETRIES = 50;
    private static final int MOST_CONNECTIONS = 10_000;

    WebhookSettings {
        retries = List.copyOf(retries);
        var bounds = new Bounds("aia.webhooks");
        bounds.between(Duration.ofMillis(100), LONGEST_TIMEOUT, "timeout", timeout);
        bounds.between(timeout.multipliedBy(2), LONGEST_WAIT, "lease", lease);
        bounds.between(SHORTEST_POLL, LONGEST_POLL, "poll", poll);
        bounds.between(LONGEST_POLL, LONGEST_WAIT, "alerts", alerts);
        retries.forEach(wait -> bounds.between(Duration.ofMillis(1), LONGEST_WAIT, "retries", wait));
        bounds.between(SHORTEST_KEEPING, Duration.ofDays(3650), "keep-delivered", keepDelivered);
        bounds.between(SHORTEST_KEEPING, Duration.ofDays(3650), "keep-dead", keepDead);
        bounds.between(0, MOST_RETRIES, "retries (how many)", retries.size());
        bounds.between(2, MOST_CONNECTIONS, "connections", connections);
        bounds.between(1, connections, "per-webhook", perWebhook);
    }

    /** From the first try of a delivery to the last. */
    Duration schedule() {
        return retries.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
