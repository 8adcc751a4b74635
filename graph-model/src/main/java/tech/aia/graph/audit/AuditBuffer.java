package tech.aia.graph.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What waits to be written, for one thread that takes it in batches: at once when somebody waits for it, else after a moment. */
final class AuditBuffer {
    private static final int LARGEST_BATCH = 500;
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(150);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private int awaited;
    private boolean closed;

    /** @param committed who waits for it; null for nobody */
    record Entry(AuditRecord record, @Nullable CompletableFuture<Void> committed) {
        void settle(@Nullable RuntimeException failure) {
            if (committed != null && failure == null) {
                committed.complete(null);
            } else if (committed != null) {
                committed.completeExceptionally(failure);
            }
        }
    }

    /** @param made called under the lock, so that entries are made in the order in which they lie here */
    void add(Supplier<Entry> made) {
        lock.lock();
        try {
            var entry = made.get();
            entries.add(entry);
            awaited += entry.committed() == null ? 0 : 1;
            if (entries.size() == 1 || awaited > 0 || entries.size() >= LARGEST_BATCH) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for entries; none come any more when it is empty. */
    List<Entry> take() {
        lock.lock();
        try {
            while (entries.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            linger();
            var batch = new ArrayList<Entry>();
            while (!entries.isEmpty() && batch.size() < LARGEST_BATCH) {
                var entry = entries.remove();
                awaited -= entry.committed() == null ? 0 : 1;
                batch.add(entry);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void linger() {
        var left = LINGER;
        try {
            while (left > 0 && awaited == 0 && !closed && entries.size() < LARGEST_BATCH) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes a last entry, and has the others taken at once. */
    void close(Supplier<Entry> made) {
        lock.lock();
        try {
            entries.add(made.get());
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
