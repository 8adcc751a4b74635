package tech.aia.app.stream;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.change.ChangeSet;
import tech.aia.cypher.change.Changes;

/**
 * Follows the log once for all readers and keeps the latest events in memory. It rests while nobody reads. Readers hold nothing but
 * their place, so a slow one costs no memory; one whose place is no longer here reads on in the log.
 */
@Component
class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int SETS = 20;
    private static final int PAGE_EVENTS = 256;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Changes changes;
    private final ChangeEvents events;
    private final int buffer;
    private final Duration poll;
    private final Changes.Subscription subscription;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private final TreeMap<Long, Batch> window = new TreeMap<>();
    private int held;
    private final AtomicInteger readers = new AtomicInteger();

    /** The window has everything after {@code from} up to and with {@code through}. */
    private long from;

    private long through;

    Feed(Changes changes, ChangeEvents events, StreamSettings settings) {
        this.changes = changes;
        this.events = events;
        this.buffer = settings.buffer();
        this.poll = settings.pollInterval();
        this.subscription = changes.onCommit(this::committed);
        this.thread = Thread.ofPlatform().name("stream-feed").daemon().start(this::run);
    }

    private void committed() {
        if (readers.get() > 0) {
            wakeUp.release();
        }
    }

    /** Before a reader reads; {@link #leave} must follow. */
    void join() {
        lock.lock();
        try {
            if (readers.get() == 0) {
                window.clear();
                held = 0;
                from = changes.latest();
                through = from;
            }
            readers.incrementAndGet();
        } finally {
            lock.unlock();
        }
        wakeUp.release();
    }

    void leave() {
        lock.lock();
        try {
            if (readers.decrementAndGet() == 0) {
                window.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What comes after {@code place} and is here; null when only the log has it. */
    @Nullable
    Page after(EventId place) {
        lock.lock();
        try {
            if (place.cursor() <= from) {
                return null;
            }
            var batches = new ArrayList<Batch>();
            var count = 0;
            for (var batch : window.tailMap(place.cursor(), true).values()) {
                batches.add(batch);
                count += batch.frames().size();
                if (count >= PAGE_EVENTS) {
                    return new Page(batches, EventId.after(batch.cursor()));
                }
            }
            return new Page(batches, EventId.after(through).orLater(place));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there may be something after {@code place}, for so long at most; {@link #wakeAll} makes it look at {@code enough}. */
    void await(EventId place, long nanos, BooleanSupplier enough) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = nanos;
            while (left > 0 && place.cursor() > through && !enough.getAsBoolean()) {
                left = published.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void wakeAll() {
        lock.lock();
        try {
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                if (readers.get() == 0) {
                    wakeUp.acquire();
                } else if (follow()) {
                    var _ = wakeUp.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    TimeUnit.NANOSECONDS.sleep(AFTER_FAILURE.toNanos());
                }
                wakeUp.drainPermits();
            }
        } catch (InterruptedException end) {
            LOG.debug("The event feed ends", end);
        }
    }

    /** Publishes all there is; false when the log could not be read. */
    private boolean follow() {
        try {
            List<ChangeSet> sets;
            do {
                var latest = changes.latest();
                var known = through();
                if (latest <= known) {
                    return true;
                }
                sets = changes.after(known, SETS);
                publish(events.of(sets), sets.size() < SETS ? latest : known);
            } while (sets.size() == SETS && !stopping);
            return true;
        } catch (GraphException failure) {
            if (!stopping) {
                LOG.warn("The change log cannot be read, so events are late: {}", failure.getMessage());
            }
            return stopping;
        }
    }

    private long through() {
        lock.lock();
        try {
            return through;
        } finally {
            lock.unlock();
        }
    }

    private void publish(List<Batch> batches, long upTo) {
        lock.lock();
        try {
            if (readers.get() == 0) {
                return;
            }
            for (var batch : batches) {
                // Those at or before it were read before the last reader left and another came.
                if (batch.cursor() > through) {
                    window.put(batch.cursor(), batch);
                    held += batch.frames().size();
                    through = batch.cursor();
                }
            }
            through = Math.max(through, upTo);
            // The latest batch stays, however large: all readers would go to the log for it.
            while (held > buffer && window.size() > 1) {
                var oldest = window.pollFirstEntry().getValue();
                held -= oldest.frames().size();
                from = oldest.cursor();
            }
            if (!batches.isEmpty()) {
                published.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        stopping = true;
        subscription.close();
        wakeUp.release();
        wakeAll();
        thread.join(Duration.ofMillis(500));
        thread.interrupt();
    }
}
