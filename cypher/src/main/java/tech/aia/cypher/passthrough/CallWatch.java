package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls to the driver that outlast the time of a statement, by interrupting the thread within them, which makes the driver drop
 * the connection. Neo4j ends most statements by itself; it cannot end a loop within one expression, such as reduce over a long
 * range, and it never answers when its own stack ran out. Used by one thread, watched by another.
 */
final class CallWatch implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final ScheduledFuture<?> alarm;
    private boolean inside;
    private boolean expired;
    private boolean interrupted;

    CallWatch(ScheduledExecutorService timer, Duration longest) {
        alarm = timer.schedule(this::expire, longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Makes one call to the driver.
     *
     * @throws Expired if time was up before
     */
    <T extends @Nullable Object> T call(Supplier<T> driverCall) {
        enter();
        try {
            return driverCall.get();
        } finally {
            leave();
        }
    }

    /** Whether time was up; the connection is gone if a call was under way. */
    synchronized boolean expired() {
        return expired;
    }

    /** From here on calls take as long as they take. */
    @Override
    public void close() {
        alarm.cancel(false);
    }

    private synchronized void enter() {
        if (expired) {
            throw new Expired();
        }
        inside = true;
    }

    private synchronized void leave() {
        inside = false;
        if (interrupted) {
            Thread.interrupted();
            interrupted = false;
        }
    }

    private synchronized void expire() {
        expired = true;
        if (inside) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /** Time was up between two calls. */
    static final class Expired extends RuntimeException {
        Expired() {
            super("The time of the statement is up", null, false, false);
        }
    }
}
