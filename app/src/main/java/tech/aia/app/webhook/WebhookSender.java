package tech.aia.app.webhook;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tech.aia.app.outbound.OutboundCalls;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.DeliveryQueue;
import tech.aia.graph.webhook.DeliveryReport;

/** Sends what is due for as long as the server runs, each delivery on a virtual thread. */
@Component
class WebhookSender implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    /** So that many are claimed at once when much is due. */
    private static final long BETWEEN_ROUNDS_MILLIS = 5;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration TO_END = Duration.ofMillis(500);

    private final DeliveryQueue queue;
    private final WebhookSettings settings;
    private final Throttles throttles;
    private final OutboundCalls calls;
    private final WebhookTries tries;
    private final WebhookMeters meters;
    private final ReportWriter reports;
    private final Semaphore wakeUp = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread =
            Thread.ofPlatform().name("webhook-sender").daemon().unstarted(this::run);
    private volatile boolean stopping;

    WebhookSender(DeliveryQueue queue, WebhookSettings settings, OutboundCalls calls, WebhookMeters meters) {
        this.queue = queue;
        this.settings = settings;
        this.throttles = new Throttles(settings.connections(), settings.perWebhook());
        // Its own connections: an endpoint that does not answer must hold up nobody else who calls out.
        this.calls = calls.apart(settings.connections());
        this.tries = new WebhookTries(this.calls, settings.timeout(), new Verdicts(settings.retries()));
        this.meters = meters;
        this.reports = new ReportWriter(queue);
        queue.onPending(wakeUp::release);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopping) {
                if (round() == 0) {
                    var _ = wakeUp.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_ROUNDS_MILLIS);
                wakeUp.drainPermits();
            }
        } catch (InterruptedException end) {
            LOG.debug("The sender of webhooks ends", end);
        }
    }

    /** How many were claimed. */
    private int round() throws InterruptedException {
        try {
            var due = queue.due();
            var rooms = due.isEmpty() ? Map.<String, Integer>of() : throttles.rooms(due);
            if (rooms.isEmpty()) {
                return 0;
            }
            var claimed = queue.claim(rooms, settings.lease());
            claimed.forEach(delivery -> {
                throttles.of(delivery.endpoint().webhookId()).begin();
                threads.execute(() -> send(delivery));
            });
            return claimed.size();
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warn("Webhooks cannot be looked after now and are tried again: {}", failure.getMessage());
            }
            TimeUnit.NANOSECONDS.sleep(AFTER_FAILURE.toNanos());
            return 0;
        }
    }

    private void send(ClaimedDelivery delivery) {
        var throttle = throttles.of(delivery.endpoint().webhookId());
        if (Instant.now().plus(settings.timeout()).isAfter(delivery.leaseUntil())) {
            // Somebody else may send it before this would be over.
            throttle.skip();
            return;
        }
        try {
            var report = tries.send(delivery);
            if (report.status() == null) {
                throttle.unanswered();
            } else {
                throttle.answered(report.took());
            }
            told(report);
        } catch (InterruptedException end) {
            throttle.skip();
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            throttle.unanswered();
            LOG.warn(
                    "The delivery {} could not be tried, and is tried again after its lease",
                    delivery.id(),
                    unexpected);
        } finally {
            wakeUp.release();
        }
    }

    private void told(DeliveryReport report) {
        meters.count(report);
        reports.add(report);
    }

    /** What is under way gets a moment; what is not over by then is sent again after its lease. */
    @Override
    public void destroy() throws IOException, InterruptedException {
        stopping = true;
        wakeUp.release();
        thread.join(TO_END.toMillis());
        thread.interrupt();
        threads.shutdown();
        if (!threads.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
        reports.close();
        calls.close();
    }
}
