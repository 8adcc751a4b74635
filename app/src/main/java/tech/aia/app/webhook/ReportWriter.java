package tech.aia.app.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.DeliveryReport;

/** Writes down what became of deliveries, many at once. */
final class ReportWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReportWriter.class);
    private static final int MOST = 256;
    private static final long LINGER_MILLIS = 3;
    private static final long TO_END_MILLIS = 1_000;

    private final Consumer<List<DeliveryReport>> report;
    private final Consumer<Collection<ClaimedDelivery>> giveBack;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean stopping;

    /** @param unsent what others may have once the report is written, or at once when there is none */
    private record Entry(@Nullable DeliveryReport report, Collection<ClaimedDelivery> unsent) {}

    /** @param report and {@code giveBack} write to the graph */
    ReportWriter(Consumer<List<DeliveryReport>> report, Consumer<Collection<ClaimedDelivery>> giveBack) {
        this.report = report;
        this.giveBack = giveBack;
        this.thread = Thread.ofPlatform().name("webhook-reports").daemon().start(this::run);
    }

    /** @param givenBack what others may have after that is written, and only then, as it can say when */
    void add(DeliveryReport done, List<ClaimedDelivery> givenBack) {
        waiting.add(new Entry(done, givenBack));
    }

    void giveBack(Collection<ClaimedDelivery> unsent) {
        waiting.add(new Entry(null, unsent));
    }

    private void run() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                var batch = new ArrayList<Entry>();
                batch.add(waiting.take());
                TimeUnit.MILLISECONDS.sleep(LINGER_MILLIS);
                waiting.drainTo(batch, MOST - 1);
                write(batch);
            }
        } catch (InterruptedException end) {
            LOG.debug("The writer of webhook reports ends", end);
        }
    }

    private void write(List<Entry> batch) {
        var reports = batch.stream().map(Entry::report).filter(Objects::nonNull).toList();
        var unsent = batch.stream().flatMap(entry -> entry.unsent().stream()).toList();
        try {
            if (!reports.isEmpty()) {
                report.accept(reports);
            }
            if (!unsent.isEmpty()) {
                giveBack.accept(unsent);
            }
        } catch (RuntimeException | Error failure) {
            if (!stopping) {
                LOG.warn(
                        "What became of {} webhook deliveries could not be written, so they, and {} that were not sent, are"
                                + " sent after their lease: {}",
                        reports.size(),
                        unsent.size(),
                        failure.toString());
            }
        }
    }

    /** After what was added so far and this is written, or a second. */
    void close(Collection<ClaimedDelivery> unsent) {
        giveBack(unsent);
        stopping = true;
        // Wakes the thread, which may have written all before it was to stop.
        giveBack(List.of());
        try {
            thread.join(TO_END_MILLIS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
