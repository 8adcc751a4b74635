package tech.aia.graph.insight.purchases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;
import tech.aia.cypher.change.Changes;
import tech.aia.graph.GraphModelException;

/**
 * All purchases in memory, about 20 bytes each, so that any question about any time and any customers is one look through arrays.
 *
 * <p>It is read from the graph when it is first asked for, and before each answer it takes over every change committed until then, so it is
 * exact; only where that takes long is the answer that of a moment before, which its cursor tells. Where commits cannot be observed it is
 * read anew besides, from time to time, while the old one goes on to answer. What nobody asks for is forgotten. Safe for use by many
 * threads.
 */
public final class PurchaseTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PurchaseTable.class);

    private static final Duration FIRST_READING = Duration.ofMinutes(2);
    private static final Duration UPKEEP = Duration.ofSeconds(5);

    private final Clock clock;
    private final Limits limits;
    private final Follower follower;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("purchase-table").factory());
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("purchase-table-reader").factory());

    private volatile @Nullable LoadedTable loaded;
    private volatile long askedAt = System.nanoTime();
    private volatile Instant readingBegan = Instant.EPOCH;

    /** Since when changes are being taken over; null when none are. */
    private volatile @Nullable Long followingSince;

    private @Nullable Future<?> waiting;
    private @Nullable CompletableFuture<?> reading;

    /**
     * @param room how much is kept
     * @param idle after so long without a question all is forgotten
     * @param rereadAfter the oldest that it may become before it is read anew; null where every commit is observed
     * @param patience how long an answer waits for changes to be taken over
     */
    public record Limits(Room room, Duration idle, @Nullable Duration rereadAfter, Duration patience) {}

    public PurchaseTable(Graph graph, Changes changes, Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
        this.follower = new Follower(graph, changes, limits.room(), lock.writeLock());
        var pause = Math.clamp(limits.idle().toMillis() / 2, 1, UPKEEP.toMillis());
        var _ = worker.scheduleWithFixedDelay(this::upkeep, pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * Reads the table as it is after the last commit, or as it was a moment ago where very much has changed since. The first reading waits
     * until the graph has been read.
     *
     * @throws GraphModelException.BeyondMemory if there is more than is kept
     * @throws GraphException.Stopped if the time of the request is over before the graph has been read; that goes on meanwhile
     */
    public <T> T read(Function<PurchaseView, T> question) {
        while (true) {
            askedAt = System.nanoTime();
            if (loaded == null) {
                awaitFirst(anew());
            }
            awaitChanges(followed());
            lock.readLock().lock();
            try {
                var table = loaded;
                if (table != null) {
                    return question.apply(table);
                }
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    /** Those who ask while somebody before them is waiting to begin share what follows. */
    private synchronized Future<?> followed() {
        var next = waiting;
        if (next == null) {
            next = worker.submit(this::begin);
            waiting = next;
        }
        return next;
    }

    private void begin() {
        synchronized (this) {
            waiting = null;
        }
        follow();
    }

    private void follow() {
        var table = loaded;
        if (table == null) {
            return;
        }
        if (isTooOld()) {
            var _ = anew();
        }
        followingSince = System.nanoTime();
        try {
            if (!follower.catchUp(table)) {
                loaded = null;
            }
        } finally {
            followingSince = null;
        }
    }

    private boolean isTooOld() {
        var oldest = limits.rereadAfter();
        return oldest != null && clock.instant().isAfter(readingBegan.plus(oldest));
    }

    /** Reads everything, beside what there is, unless that is under way. */
    private synchronized CompletableFuture<?> anew() {
        var current = reading;
        if (current == null || current.isDone()) {
            var now = clock.instant();
            readingBegan = now;
            current = CompletableFuture.supplyAsync(() -> follower.load(now), reader)
                    .thenAcceptAsync(this::take, worker)
                    .whenComplete((done, failure) -> warn(failure));
            reading = current;
        }
        return current;
    }

    /** Who waited for it has just asked. */
    private void take(LoadedTable table) {
        follower.catchUp(table);
        askedAt = System.nanoTime();
        loaded = table;
    }

    private void warn(@Nullable Throwable failure) {
        if (failure != null && loaded != null) {
            LOG.warn("The purchases could not be read anew, and are as they were: {}", failure.getMessage());
        }
    }

    private void upkeep() {
        try {
            if (System.nanoTime() - askedAt > limits.idle().toNanos()) {
                loaded = null;
            } else {
                follow();
            }
        } catch (RuntimeException failure) {
            LOG.warn("The purchases in memory could not be brought up to date: {}", failure.getMessage());
        }
    }

    private static void awaitFirst(Future<?> read) {
        try {
            await(read, FIRST_READING);
        } catch (TimeoutException late) {
            throw RequestTime.current()
                    .<GraphException>map(time -> time.over(late))
                    .orElseGet(() -> new GraphException.Busy(
                            "Aia.Insight.Loading", "The purchases are still being read; ask again in a moment"));
        }
    }

    /** What was committed is taken over then; where that takes too long, what there is has to do. */
    private void awaitChanges(Future<?> taken) {
        try {
            await(taken, patience());
        } catch (TimeoutException late) {
            RequestTime.require();
            LOG.debug("A dashboard does not wait for all that has changed");
        }
    }

    private Duration patience() {
        var since = followingSince;
        var left = since == null ? limits.patience() : limits.patience().minusNanos(System.nanoTime() - since);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static void await(Future<?> done, Duration longest) throws TimeoutException {
        try {
            done.get(RequestTime.within(longest).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GraphException.Unavailable("Aia.Insight.Stopped", "The server is stopping", stop);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        reader.shutdownNow();
    }
}
