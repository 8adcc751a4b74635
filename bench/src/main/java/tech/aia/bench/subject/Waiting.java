package tech.aia.bench.subject;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what happens on other threads or in other processes, never for longer than was said. */
public final class Waiting {
    private static final long POLL_MILLIS = 5;

    private Waiting() {}

    /** Returns as soon as the condition is seen to hold, which may be {@value #POLL_MILLIS} ms late. */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new BenchException("Waited " + atMost.toSeconds() + " s in vain: " + what);
            }
            pause(Duration.ofMillis(POLL_MILLIS));
        }
    }

    public static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", stop);
        }
    }
}
