package tech.aia.app.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.DeliveryQueue;
import tech.aia.graph.webhook.DeliveryReport;

/** Writes down what became of deliveries, many at once. */
final class ReportWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReportWriter.class);
    private static final int MOST = 256;
    private static final long LINGER_MILLIS = 3;
    private static final long TO_END_MILLIS = 1_000;

    private final DeliveryQueue queue;
    private final BlockingQueue<DeliveryReport> waiting = new LinkedBlockingQueue<>();
    private final Queue<ClaimedDelivery> unsent = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopping;

    ReportWriter(DeliveryQueue queue) {
        this.queue = queue;
        this.thread = Thread.ofPlatform().name("webhook-reports").daemon().start(this::run);
    }

    /** @param givenBack what others may have after that is written */
    void add(DeliveryReport report, List<ClaimedDelivery> givenBack) {
        unsent.addAll(givenBack);
        waiting.add(report);
    }

    private void run() {
        try {
            while (!stopping || !waiting.isEmpty() || !unsent.isEmpty()) {
                var first = waiting.poll(TO_END_MILLIS / 10, TimeUnit.MILLISECONDS);
                if (first != null) {
                    TimeUnit.MILLISECONDS.sleep(LINGER_MILLIS);
                    var batch = new ArrayList<DeliveryReport>();
                    batch.add(first);
                    waiting.drainTo(batch, MOST - 1);
                    attempt("What became of " + batch.size() + " webhook deliveries", () -> queue.report(batch));
                }
                giveBack();
            }
        } catch (InterruptedException end) {
            LOG.debug("The writer of webhook reports ends", end);
        }
    }

    private void giveBack() {
        var all = new ArrayList<ClaimedDelivery>();
        for (var one = unsent.poll(); one != null; one = unsent.poll()) {
            all.add(one);
        }
        if (!all.isEmpty()) {
            attempt("That " + all.size() + " webhook deliveries were not sent", () -> queue.giveBack(all));
        }
    }

    private void attempt(String what, Runnable write) {
        try {
            write.run();
        } catch (RuntimeException | Error failure) {
            if (!stopping) {
                LOG.warn("{} could not be written, so they are sent after their lease: {}", what, failure.toString());
            }
        }
    }

    /** After what was added so far and this is written, or a second. */
    void close(List<ClaimedDelivery> givenBack) {
        unsent.addAll(givenBack);
        stopping = true;
        try {
            thread.join(TO_END_MILLIS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
