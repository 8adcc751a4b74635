package tech.aia.cypher.inprocess;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of one connection, a piece at a time and in the order it came. What comes while a piece is worked on, such as from within
 * the driver's handling of an answer, waits for its turn instead of running inside that piece.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** About as long as it takes to hand work over. */
    static final long MOMENT_NANOS = 50_000;

    private final Queue<Work> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger outstanding = new AtomicInteger();
    private final Executor threads;
    private volatile @Nullable Thread worker;

    Mailbox(Executor threads) {
        this.threads = threads;
    }

    /**
     * Waits a moment for the end of what is worked on, before adding what the caller could do itself. Who has an answer comes with the next
     * question while the thread that gave it is still at the end of its piece; if that thread did this too, each question after it would find
     * it so again.
     */
    @SuppressWarnings("ThreadPriorityCheck") // The other thread may be waiting for this one's processor.
    void awaitRest() {
        if (Thread.currentThread().equals(worker)) {
            return;
        }
        var until = System.nanoTime() + MOMENT_NANOS;
        while (busy() && System.nanoTime() - until < 0) {
            Thread.yield();
        }
    }

    /** @param here asked by a thread that came with work of its own when the turn comes: whether it may do this too */
    void add(Runnable task, BooleanSupplier here) {
        waiting.add(new Work(task, here));
        if (outstanding.getAndIncrement() == 0) {
            work(false);
        }
    }

    /** Whether something is being worked on or waits. */
    boolean busy() {
        return outstanding.get() > 0;
    }

    private void work(boolean ownThread) {
        do {
            var next = waiting.element();
            if (!ownThread && !next.here.getAsBoolean()) {
                handOver();
                return;
            }
            waiting.remove();
            worker = Thread.currentThread();
            run(next.task);
            worker = null;
        } while (outstanding.decrementAndGet() > 0);
    }

    /** What fails must not keep the rest from being done, or the driver would wait for ever. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            LOG.error("A message to the embedded Neo4j could not be answered", failure);
        }
    }

    private void handOver() {
        try {
            threads.execute(() -> work(true));
        } catch (RejectedExecutionException driverClosed) {
            // What comes after the driver was closed is the end of its connections.
            work(true);
        }
    }

    private record Work(Runnable task, BooleanSupplier here) {}
}
