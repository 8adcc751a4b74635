package tech.aia.cypher.inprocess;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says that the thread that asks may do the work itself. To hand a statement to another thread and to wait for it costs more than to look up
 * a few nodes; but a long statement would hold up what else waits for the caller's processor.
 *
 * <p>Only what reads runs here: an interrupt of a thread that writes could close a file of the database. The files that lookups read are
 * opened so that an interrupt does not.
 */
public final class CallersThread {
    private static final ScopedValue<Boolean> LENT = ScopedValue.newInstance();

    private CallersThread() {}

    /** Runs the call, whose reads of a single statement are brief. */
    public static <T extends @Nullable Object> T lend(Supplier<T> call) {
        return ScopedValue.where(LENT, true).call(call::get);
    }

    static boolean isLent() {
        return LENT.isBound();
    }
}
