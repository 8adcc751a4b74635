package tech.aia.embeddings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.embeddings.index.SearchIndex;
import tech.aia.embeddings.index.SearchIndexException;

/**
 * Writes what the indexer hands over, in order, on a thread of its own: embeddings to the graph, documents to the index. A failure is
 * thrown to the indexer at its next call.
 */
final class IndexWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWriter.class);

    /** Every refresh and commit cuts a segment, and small segments cost merging: rarely while much comes in, soon when idle. */
    private static final long BUSY_COMMIT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final long IDLE_COMMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BUSY_REFRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long BUSY_MILLIS = 250;
    private static final long IDLE_MILLIS = 2_000;

    /** After so long without a change it is likely to go on like this. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final SearchIndex index;
    private final EntityVectors vectors;
    private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(4);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;

    private volatile long visible;
    private volatile boolean stopping;
    private long refreshedAt = System.nanoTime();
    private long committedAt = System.nanoTime();
    private long writtenAt = System.nanoTime();
    private long tidiedAt = System.nanoTime();
    private volatile boolean dirty;
    private volatile boolean unrefreshed;

    IndexWriter(SearchIndex index, EntityVectors vectors) {
        this.index = index;
        this.vectors = vectors;
        this.visible = index.cursor();
        this.thread = Thread.ofPlatform().name("index-writer").daemon().start(this::run);
    }

    private sealed interface Job {
        record Write(List<IndexableEntity> entities, Set<String> gone, boolean newlyEncoded) implements Job {}

        record Reached(long cursor, boolean idle) implements Job {}

        record Refresh() implements Job {}

        record Barrier(CountDownLatch passed, boolean discard) implements Job {}
    }

    /** Waits until there is room. */
    void hand(List<IndexableEntity> entities, Set<String> gone, boolean newlyEncoded) throws InterruptedException {
        if (!entities.isEmpty() || !gone.isEmpty()) {
            put(new Job.Write(entities, gone, newlyEncoded));
        }
    }

    /** Everything up to this cursor has been handed over. */
    void reached(long cursor) throws InterruptedException {
        put(new Job.Reached(cursor, false));
    }

    void refresh() throws InterruptedException {
        put(new Job.Refresh());
    }

    /** As {@link #reached}, and waits until it is visible; it is durable soon after. */
    void settle(long cursor) throws InterruptedException {
        if (cursor <= visible && isDurable()) {
            return;
        }
        put(new Job.Refresh());
        put(new Job.Reached(cursor, true));
        pass(false);
    }

    /** Forgets a failure and whatever was handed over before it. */
    void reset() throws InterruptedException {
        pass(true);
        failure.set(null);
        visible = index.cursor();
    }

    /** The cursor up to which searches see everything. */
    long visible() {
        return visible;
    }

    /** Whether all that was handed over can be searched, now and after the next start. */
    boolean isDurable() {
        return !dirty && !unrefreshed;
    }

    private void pass(boolean discard) throws InterruptedException {
        var barrier = new Job.Barrier(new CountDownLatch(1), discard);
        jobs.put(barrier);
        barrier.passed().await();
        if (!discard) {
            throwFailure();
        }
    }

    private void put(Job job) throws InterruptedException {
        throwFailure();
        jobs.put(job);
    }

    private void throwFailure() {
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void run() {
        while (!stopping) {
            try {
                var job = jobs.poll(dirty || unrefreshed ? BUSY_MILLIS : IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (job instanceof Job.Barrier(CountDownLatch passed, boolean discard)) {
                    if (discard) {
                        dirty = false;
                        unrefreshed = false;
                    }
                    passed.countDown();
                } else if (failure.get() == null) {
                    step(job);
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                failure.set(failed);
            }
        }
    }

    private void step(@Nullable Job job) {
        switch (job) {
            case Job.Write write -> write(write);
            case Job.Reached reached -> reachedNow(reached);
            case Job.Refresh() -> refreshNow();
            case Job.Barrier _ -> throw new IllegalStateException("A barrier is no step");
            case null -> tidyWhenQuiet();
        }
        if (unrefreshed && System.nanoTime() - refreshedAt > BUSY_REFRESH_NANOS) {
            refreshNow();
        }
    }

    private void write(Job.Write write) {
        if (write.newlyEncoded()) {
            vectors.write(write.entities());
        }
        apply(write.entities(), write.gone());
        dirty = true;
        unrefreshed = true;
        writtenAt = System.nanoTime();
    }

    private void tidyWhenQuiet() {
        var now = System.nanoTime();
        if (!dirty && now - writtenAt > QUIET_NANOS && now - tidiedAt > QUIET_NANOS / 4) {
            var _ = index.tidy();
            tidiedAt = System.nanoTime();
        }
    }

    /** One entity that the index cannot take must not hold up the others. */
    private void apply(List<IndexableEntity> entities, Set<String> gone) {
        try {
            index.apply(entities.stream().map(IndexableEntity::forIndex).toList(), gone);
        } catch (SearchIndexException.InvalidEntity invalid) {
            LOG.warn("An entity cannot be searched for: {}", invalid.getMessage());
            var rest = new ArrayList<>(entities);
            rest.removeIf(entity -> entity.id().equals(invalid.entityId()));
            if (rest.size() < entities.size()) {
                apply(rest, gone);
            }
        }
    }

    private void refreshNow() {
        index.refresh();
        refreshedAt = System.nanoTime();
        unrefreshed = false;
    }

    private void reachedNow(Job.Reached reached) {
        if (!unrefreshed) {
            visible = reached.cursor();
        }
        var wait = reached.idle() ? IDLE_COMMIT_NANOS : BUSY_COMMIT_NANOS;
        if (reached.cursor() > index.cursor() && dirty && System.nanoTime() - committedAt > wait) {
            index.commit(reached.cursor());
            committedAt = System.nanoTime();
            dirty = false;
        }
    }

    @Override
    public void close() {
        stopping = true;
        // Wakes the thread if it waits for a job.
        var _ = jobs.offer(new Job.Barrier(new CountDownLatch(1), false));
        try {
            if (!thread.join(Duration.ofSeconds(1))) {
                thread.interrupt();
                thread.join(500);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
