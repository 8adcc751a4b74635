package tech.aia.cypher.inprocess;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says that the thread that asks may do the work itself. To hand a statement to another thread and to wait for it costs more than many a
 * statement; but a long one would hold up what else waits for the caller's processor.
 *
 * <p>Only what reads runs here, and of threads that nobody interrupts if it is more than a look-up: an interrupt of a thread that writes
 * could close a file of the database, and one of a thread that searches a file of an index. The files that lookups read are opened so that
 * an interrupt does not.
 */
public final class CallersThread {
    private static final ScopedValue<Boolean> LENT = ScopedValue.newInstance();

    /** A statement that takes longer is not waited for by others. */
    private static final Duration BRIEF = Duration.ofMillis(10);

    private static final Semaphore PROCESSORS =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private static final AtomicLong LAST_MOVE = new AtomicLong(System.nanoTime());

    private CallersThread() {}

    /** Runs the call, whose reads of a single statement are brief. */
    public static <T extends @Nullable Object> T lend(Supplier<T> call) {
        return ScopedValue.where(LENT, true).call(call::get);
    }

    /**
     * As {@link #lend} if a processor is free for it or soon will be, in the order of the calls: then each has a processor to itself and ends
     * sooner than if all took turns. Otherwise the call's reads run elsewhere, so that some long ones hold up nobody.
     */
    public static <T extends @Nullable Object> T lendIfFree(Supplier<T> call) {
        if (!hasTurn()) {
            return call.get();
        }
        LAST_MOVE.set(System.nanoTime());
        try {
            return lend(call);
        } finally {
            LAST_MOVE.set(System.nanoTime());
            PROCESSORS.release();
        }
    }

    private static boolean hasTurn() {
        try {
            // Behind statements that are long themselves nobody waits.
            return PROCESSORS.tryAcquire(0, TimeUnit.NANOSECONDS)
                    || (System.nanoTime() - LAST_MOVE.get() < BRIEF.toNanos()
                            && PROCESSORS.tryAcquire(BRIEF.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static boolean isLent() {
        return LENT.isBound();
    }
}
