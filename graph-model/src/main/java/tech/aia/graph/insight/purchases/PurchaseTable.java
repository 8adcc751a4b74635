package tech.aia.graph.insight.purchases;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
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

/**
 * All purchases in memory, about 20 bytes each, so that any question about any time and any customers is one look through arrays.
 *
 * <p>It is read from the graph when it is first asked for, and before each answer it takes over every change committed until then, so it is
 * exact. Where commits cannot be observed it is read anew besides, from time to time. What nobody asks for is forgotten. Safe for use by many
 * threads.
 */
public final class PurchaseTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PurchaseTable.class);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int UPKEEP_SECONDS = 5;

    private final Clock clock;
    private final Limits limits;
    private final Follower follower;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("purchase-table").factory());

    private volatile @Nullable LoadedTable loaded;
    private volatile long askedAt = System.nanoTime();
    private @Nullable Future<?> waiting;

    /**
     * @param mostPurchases that are kept
     * @param idle after so long without a question all is forgotten
     * @param rereadAfter the oldest that it may become before it is read anew; null where every commit is observed
     */
    public record Limits(
            long mostPurchases, Duration idle, @Nullable Duration rereadAfter) {}

    public PurchaseTable(Graph graph, Changes changes, Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
        this.follower = new Follower(graph, changes, limits.mostPurchases(), lock.writeLock());
        var _ = worker.scheduleWithFixedDelay(this::upkeep, UPKEEP_SECONDS, UPKEEP_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Reads the table as it is after the last commit. The first reading waits until the graph has been read.
     *
     * @throws GraphException.Unavailable if there are more purchases than are kept
     * @throws GraphException.Stopped if the time of the request is over before the graph has been read; that goes on meanwhile
     */
    public <T> T read(Function<PurchaseView, T> reading) {
        while (true) {
            askedAt = System.nanoTime();
            await(followed());
            lock.readLock().lock();
            try {
                var table = loaded;
                if (table != null) {
                    return reading.apply(table);
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
        if (table == null || isTooOld(table) || !follower.catchUp(table)) {
            loaded = follower.load(clock.instant(), table == null ? 0 : table.version());
        }
    }

    private boolean isTooOld(LoadedTable table) {
        var oldest = limits.rereadAfter();
        return oldest != null && clock.instant().isAfter(table.readAt().plus(oldest));
    }

    private void upkeep() {
        try {
            if (System.nanoTime() - askedAt > limits.idle().toNanos()) {
                loaded = null;
            } else if (loaded != null) {
                follow();
            }
        } catch (RuntimeException failure) {
            LOG.warn("The purchases in memory could not be brought up to date: {}", failure.getMessage());
        }
    }

    private static void await(Future<?> done) {
        try {
            done.get(RequestTime.within(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (TimeoutException late) {
            throw RequestTime.current()
                    .<GraphException>map(time -> time.over(late))
                    .orElseGet(() -> new GraphException.Busy(
                            "Aia.Insight.Loading", "The purchases are still being read; ask again in a moment"));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GraphException.Unavailable("Aia.Insight.Stopped", "The server is stopping", stop);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
