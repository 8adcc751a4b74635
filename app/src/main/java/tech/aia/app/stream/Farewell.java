package tech.aia.app.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The time that is left to those who are told that the server stops. */
public final class Farewell {
    private static final Duration LONGEST = Duration.ofMillis(500);

    private Farewell() {}

    /** Waits until all are gone, but half a second at most. */
    public static void await(BooleanSupplier allGone) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        var pause = new CountDownLatch(1);
        try {
            while (!allGone.getAsBoolean() && System.nanoTime() < deadline) {
                var _ = pause.await(5, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
