package tech.aia.graph.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.graph.GraphModelException;

/**
 * Records a share of the platform's own requests, each with the same chance and with the weight of those it stands for, so that sums of
 * weights estimate all of them without bias. A request pays for a random number and, when it is chosen, for a place in a queue; a thread of
 * its own writes, twice a second and many at once. Safe for use by many threads.
 */
public final class RequestSampling implements AutoCloseable {
    /** The type of what is recorded here. */
    public static final String TYPE = "api_request";

    private static final Logger LOG = LoggerFactory.getLogger(RequestSampling.class);
    private static final int ROOM = 20_000;
    private static final int LARGEST_BATCH = 500;
    private static final long PAUSE_MILLIS = 500;
    private static final int LONGEST_WAIT_SECONDS = 3;

    private final ActivityStore store;
    private final double share;
    private final DoubleSupplier random;
    private final ArrayBlockingQueue<ActivityRecord> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("activity-writer").factory());

    RequestSampling(ActivityStore store, double share) {
        this(store, share, () -> ThreadLocalRandom.current().nextDouble());
    }

    RequestSampling(ActivityStore store, double share, DoubleSupplier random) {
        this.store = store;
        this.share = share;
        this.random = random;
        if (share > 0) {
            var _ = writer.scheduleWithFixedDelay(this::flush, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether a request is to be recorded; to be asked once for each. */
    public boolean isChosen() {
        return share >= 1 || (share > 0 && random.getAsDouble() < share);
    }

    /** Takes a request that was chosen; it is written within a second, or counted as dropped if too many wait. */
    public void add(String userId, Instant at, Served served) {
        try {
            var activity = new NewActivity(userId, null, TYPE, at, served, null, null);
            if (!waiting.offer(new ActivityRecord(newId(), null, activity, true, 1 / share))) {
                dropped.incrementAndGet();
            }
        } catch (GraphModelException.InvalidValue unusual) {
            LOG.debug("A request of {} is not recorded", userId, unusual);
            dropped.incrementAndGet();
        }
    }

    static String newId() {
        return "activity_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Writes what waits. A sample that the graph does not take is dropped and counted: it is worth no memory. */
    synchronized void flush() {
        while (!waiting.isEmpty()) {
            var batch = new ArrayList<ActivityRecord>();
            waiting.drainTo(batch, LARGEST_BATCH);
            try {
                store.write(batch);
                recorded.addAndGet(batch.size());
            } catch (RuntimeException failure) {
                dropped.addAndGet(batch.size());
                LOG.warn("{} sampled requests could not be recorded: {}", batch.size(), failure.getMessage());
            }
        }
    }

    /** How many were written by this process. */
    public long recorded() {
        return recorded.get();
    }

    /** How many were chosen by this process and could not be written. */
    public long dropped() {
        return dropped.get();
    }

    /** How many wait to be written. */
    public int waiting() {
        return waiting.size();
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (writer.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                flush();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
