package tech.aia.graph.insight.purchases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
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
 * exact; only where that takes long is the answer that of a moment before, which its cursor tells. Where very many customers have changed,
 * all is read in its place. Where commits cannot be observed, a question finds it read anew from time to time besides, while the old one
 * goes on to answer. What nobody asks for is forgotten. Safe for use by many threads.
 */
public final class PurchaseTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PurchaseTable.class);

    private static final Duration UPKEEP = Duration.ofSeconds(5);

    /** So soon after a reading it is not read anew because much has changed: an import would have it read without end. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final int ALWAYS_FOLLOWED = 1000;
    private static final int SHARE_FOLLOWED = 4;

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
        return read(question, this::awaitChanges);
    }

    /**
     * Reads the table as it is after the last commit, however long that takes.
     *
     * @throws GraphModelException.BeyondMemory if there is more than is kept
     * @throws GraphException.Stopped if the time of the request is over before the graph has been read; that goes on meanwhile
     * @throws GraphException.Busy if it is read for no request, and that takes very long
     */
    public <T> T readLatest(Function<PurchaseView, T> question) {
        return read(question, Waiting::untilDone);
    }

    private <T> T read(Function<PurchaseView, T> question, Consumer<Future<?>> awaitChanges) {
        while (true) {
            askedAt = System.nanoTime();
            if (loaded == null) {
                Waiting.untilDone(anew());
            }
            awaitChanges.accept(followed());
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
        if (loaded != null && isTooOld()) {
            var _ = anew();
        }
        follow();
    }

    private void follow() {
        var table = loaded;
        if (table == null) {
            return;
        }
        followingSince = System.nanoTime();
        try {
            if (!follower.catchUp(table, mostFollowed(table))) {
                loaded = null;
            }
        } catch (GraphModelException.BeyondMemory tooMuch) {
            loaded = null;
            throw tooMuch;
        } finally {
            followingSince = null;
        }
    }

    /** Of so many customers what has changed is read beside the rest; of more, all is read in its place. */
    private int mostFollowed(LoadedTable table) {
        return clock.instant().isBefore(table.readAt().plus(SETTLED))
                ? Integer.MAX_VALUE
                : Math.max(ALWAYS_FOLLOWED, table.size() / SHARE_FOLLOWED);
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

    /** Who waited for the first reading has just asked; for those after it nobody waits. */
    private void take(LoadedTable table) {
        if (!follower.catchUp(table, Integer.MAX_VALUE)) {
            return;
        }
        if (loaded == null) {
            askedAt = System.nanoTime();
        }
        loaded = table;
    }

    private void warn(@Nullable Throwable failure) {
        if (failure != null) {
            var cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            LOG.warn(
                    "The purchases could not be read{}: {}",
                    loaded == null ? "" : " anew, and are as they were",
                    cause.getMessage());
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

    /** What was committed is taken over then; where that takes too long, what there is has to do. */
    private void awaitChanges(Future<?> taken) {
        try {
            Waiting.atMost(patience(), taken);
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

    @Override
    public void close() {
        worker.shutdownNow();
        reader.shutdownNow();
    }
}
