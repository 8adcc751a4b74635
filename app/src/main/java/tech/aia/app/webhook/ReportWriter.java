package tech.aia.app.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.graph.webhook.DeliveryQueue;
import tech.aia.graph.webhook.DeliveryReport;

/** Writes down what became of deliveries, many at once. */
final class ReportWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportWriter.class);
    private static final int MOST = 256;
    private static final long LINGER_MILLIS = 3;
    private static final long TO_END_MILLIS = 1_000;

    private final DeliveryQueue queue;
    private final BlockingQueue<DeliveryReport> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean stopping;

    ReportWriter(DeliveryQueue queue) {
        this.queue = queue;
        this.thread = Thread.ofPlatform().name("webhook-reports").daemon().start(this::run);
    }

    void add(DeliveryReport report) {
        waiting.add(report);
    }

    private void run() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                var first = waiting.poll(TO_END_MILLIS / 10, TimeUnit.MILLISECONDS);
                if (first != null) {
                    TimeUnit.MILLISECONDS.sleep(LINGER_MILLIS);
                    var batch = new ArrayList<DeliveryReport>();
                    batch.add(first);
                    waiting.drainTo(batch, MOST - 1);
                    write(batch);
                }
            }
        } catch (InterruptedException end) {
            LOG.debug("The writer of webhook reports ends", end);
        }
    }

    private void write(List<DeliveryReport> batch) {
        try {
            queue.report(batch);
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warn(
                        "What became of {} webhook deliveries could not be written, so they are sent again after their lease: {}",
                        batch.size(),
                        failure.getMessage());
            }
        }
    }

    /** After what was added so far is written, or a second. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(TO_END_MILLIS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
