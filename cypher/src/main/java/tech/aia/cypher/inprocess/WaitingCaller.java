package tech.aia.cypher.inprocess;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says that a caller of the driver waits for the answer, which the driver's blocking and asynchronous calls alike do not tell its
 * transport. In process, what such a caller reads is then read by its own thread, without two hand-overs between threads. It takes
 * effect for reading on platform threads only, and has none on other transports.
 */
public final class WaitingCaller {
    private static final ScopedValue<Boolean> WAITS = ScopedValue.newInstance();

    private WaitingCaller() {}

    /**
     * Makes blocking calls of the driver.
     *
     * @param calls may not use the driver's asynchronous calls, as these would block
     */
    public static <T extends @Nullable Object> T call(Supplier<T> calls) {
        return ScopedValue.where(WAITS, true).call(calls::get);
    }

    /** Whether this thread may read on its own behalf. */
    static boolean mayRead() {
        return WAITS.isBound() && !Thread.currentThread().isVirtual();
    }
}
