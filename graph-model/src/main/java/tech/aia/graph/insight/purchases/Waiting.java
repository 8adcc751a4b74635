package tech.aia.graph.insight.purchases;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;

/** How requests wait for what other threads do; no longer than they have time. */
final class Waiting {
    /** As long as anybody waits. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Waiting() {}

    /**
     * Waits until it is done.
     *
     * @throws GraphException.Stopped if the time of the request is over before
     * @throws GraphException.Busy if it belongs to no request, and that takes very long
     */
    static void untilDone(Future<?> work) {
        try {
            atMost(LONGEST, work);
        } catch (TimeoutException late) {
            throw RequestTime.current()
                    .<GraphException>map(time -> time.over(late))
                    .orElseGet(() -> new GraphException.Busy(
                            "Aia.Insight.Loading", "The purchases are still being read; ask again in a moment"));
        }
    }

    /** @throws TimeoutException if it is not done by then; whatever ended the work is thrown as it is */
    static void atMost(Duration longest, Future<?> work) throws TimeoutException {
        try {
            work.get(RequestTime.within(longest).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GraphException.Unavailable("Aia.Insight.Stopped", "The server is stopping", stop);
        }
    }
}
