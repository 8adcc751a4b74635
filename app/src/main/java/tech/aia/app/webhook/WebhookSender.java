package tech.aia.app.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Sends what is due for as long as the server runs, each delivery on a virtual thread. Deliveries are claimed by one thread, some ahead of
 * their turn, and sent from memory.
 */
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
    private final Clock clock;
    private final ReportWriter reports;
    private final Semaphore wakeUp = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread =
            Thread.ofPlatform().name("webhook-sender").daemon().unstarted(this::run);
    private volatile boolean stopping;

    WebhookSender(
            DeliveryQueue queue, WebhookSettings settings, OutboundCalls calls, WebhookMeters meters, Clock clock) {
        this.queue = queue;
        this.settings = settings;
        this.throttles = new Throttles(settings.connections(), settings.perWebhook(), System::nanoTime);
        // Its own connections: an endpoint that does not answer must hold up nobody else who calls out.
        this.calls = calls.apart(settings.connections());
        this.tries = new WebhookTries(this.calls, settings.timeout(), new Verdicts(settings.retries()), clock);
        this.meters = meters;
        this.clock = clock;
        this.reports = new ReportWriter(queue::report, queue::giveBack);
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
            throttles.waiting().forEach(this::begin);
            var due = queue.due();
            var rooms = due.isEmpty() ? Map.<String, Integer>of() : throttles.rooms(due);
            if (rooms.isEmpty()) {
                return 0;
            }
            var claimed = queue.claim(rooms, settings.lease());
            throttles.add(claimed);
            rooms.keySet().forEach(this::begin);
            return claimed.size();
        } catch (RuntimeException | Error failure) {
            if (!stopping) {
                LOG.warn("Webhooks cannot be looked after now and are tried again: {}", failure.toString());
            }
            TimeUnit.NANOSECONDS.sleep(AFTER_FAILURE.toNanos());
            return 0;
        }
    }

    /** As many as may be sent to a webhook now. */
    private void begin(String webhookId) {
        for (var next = throttles.next(webhookId); next.isPresent(); next = throttles.next(webhookId)) {
            var delivery = next.get();
            threads.execute(() -> send(delivery));
        }
    }

    private void send(ClaimedDelivery delivery) {
        var webhookId = delivery.endpoint().webhookId();
        try {
            if (clock.instant().plus(settings.timeout()).isAfter(delivery.leaseUntil())) {
                // Somebody else may send it before this would be over.
                throttles.skip(delivery);
                reports.giveBack(List.of(delivery));
            } else {
                tell(tries.send(delivery));
            }
        } catch (InterruptedException end) {
            throttles.skip(delivery);
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error unexpected) {
            throttles.skip(delivery);
            LOG.warn(
                    "The delivery {} could not be tried, and is tried again after its lease",
                    delivery.id(),
                    unexpected);
        }
        begin(webhookId);
        if (throttles.hasRoom(webhookId)) {
            wakeUp.release();
        }
    }

    private void tell(DeliveryReport report) {
        var unsent = throttles.over(report);
        meters.count(report);
        reports.add(report, unsent);
    }

    /** What is under way gets a moment; what is not over by then is sent again after its lease, and what was not begun by others at once. */
    @Override
    public void destroy() throws IOException, InterruptedException {
        stopping = true;
        wakeUp.release();
        var unsent = new ArrayList<>(throttles.close());
        thread.join(TO_END.toMillis());
        thread.interrupt();
        unsent.addAll(throttles.close());
        threads.shutdown();
        if (!threads.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
        reports.close(unsent);
        calls.close();
    }
}
