package tech.aia.app.webhook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tech.aia.cypher.change.Changes;
import tech.aia.graph.webhook.EventFanOut;

/** Turns what happens into deliveries for as long as the server runs. */
@Component
class FanOutLoop implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(FanOutLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** So that what is committed at about the same time becomes deliveries by one transaction. */
    private static final long PAUSE_MILLIS = 20;

    private static final long TO_END_MILLIS = 500;

    private final EventFanOut fanOut;
    private final Duration poll;
    private final Changes.Subscription subscription;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("webhook-fan-out").daemon().unstarted(this::run);
    private volatile boolean stopping;

    FanOutLoop(EventFanOut fanOut, Changes changes, WebhookSettings settings) {
        this.fanOut = fanOut;
        this.poll = settings.poll();
        this.subscription = changes.onCommit(wakeUp::release);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopping) {
                if (step() == 0) {
                    var _ = wakeUp.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    wakeUp.drainPermits();
                }
            }
        } catch (InterruptedException end) {
            LOG.debug("The fan-out of webhooks ends", end);
        }
    }

    private int step() throws InterruptedException {
        try {
            return fanOut.step();
        } catch (RuntimeException | Error failure) {
            if (!stopping) {
                LOG.warn("Webhooks learn nothing new for the moment: {}", failure.toString());
            }
            TimeUnit.NANOSECONDS.sleep(AFTER_FAILURE.toNanos());
            return 0;
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        subscription.close();
        wakeUp.release();
        thread.join(TO_END_MILLIS);
        thread.interrupt();
    }
}
