package tech.aia.app.webhook;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tech.aia.graph.webhook.DeliveryQueue;

/** Forgets deliveries that were kept long enough, once an hour. */
@Component
class WebhookUpkeep implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookUpkeep.class);

    private final DeliveryQueue queue;
    private final WebhookSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-upkeep").daemon().factory());

    WebhookUpkeep(DeliveryQueue queue, WebhookSettings settings, Clock clock) {
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
        var _ = timer.scheduleWithFixedDelay(this::tryToRemove, 5, 60, TimeUnit.MINUTES);
    }

    private void tryToRemove() {
        try {
            var now = clock.instant();
            var removed = queue.removeOld(now.minus(settings.keepDelivered()), now.minus(settings.keepDead()));
            LOG.debug("{} old webhook deliveries were removed", removed);
        } catch (RuntimeException failure) {
            // A scheduled job that throws is never run again.
            LOG.warn("Old webhook deliveries are left for the next hour: {}", failure.getMessage());
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
