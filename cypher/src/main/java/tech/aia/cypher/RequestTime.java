package tech.aia.cypher;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that the request has on which this thread works. The edge of the platform begins it; whatever waits or has the database work for a
 * request asks here how long it may, so that no work outlives its request and no thread has to be interrupted for that. Threads that work for
 * no request have no such end. Immutable.
 */
public final class RequestTime {
    /** The code of what is thrown when the time is over. */
    public static final String OVER = "Aia.Request.TimedOut";

    private static final ThreadLocal<@Nullable RequestTime> CURRENT = new ThreadLocal<>();

    private final Duration whole;
    private final long end;

    private RequestTime(Duration whole) {
        this.whole = whole;
        this.end = System.nanoTime() + whole.toNanos();
    }

    /** Makes the work of a thread that of a request, until it is closed. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins a request's time on this thread. */
    public static Scope begin(Duration whole) {
        var before = CURRENT.get();
        carry(new RequestTime(whole));
        return () -> carry(before);
    }

    /** That of this thread; empty when it works for no request. */
    public static Optional<RequestTime> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Goes on with a request on this thread, or with none: for who hands its work to other threads. */
    public static void carry(@Nullable RequestTime time) {
        if (time == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(time);
        }
    }

    /**
     * The time for something that may take so long by itself.
     *
     * @return no more than the request has left, at least a millisecond
     * @throws GraphException.Stopped if nothing is left
     */
    public static Duration within(Duration longest) {
        var current = CURRENT.get();
        if (current == null) {
            return longest;
        }
        var left = current.left();
        if (left.isNegative() || left.isZero()) {
            throw current.over(null);
        }
        return left.compareTo(longest) < 0 ? atLeastOneMillisecond(left) : longest;
    }

    /** @throws GraphException.Stopped if nothing is left */
    public static void require() {
        var current = CURRENT.get();
        if (current != null && current.isOver()) {
            throw current.over(null);
        }
    }

    public boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    /** What to throw in place of a failure that came of the end of the time. */
    public GraphException.Stopped over(@Nullable Throwable cause) {
        return new GraphException.Stopped(
                OVER,
                "The request did not finish within " + whole.toMillis()
                        + " ms, which is all the time a request has; what it had not committed is undone",
                cause);
    }

    private Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** The database takes 0 for no limit. */
    private static Duration atLeastOneMillisecond(Duration left) {
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }
}
