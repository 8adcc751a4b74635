package tech.aia.graph.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * How long things may take; null for as long as they like.
 *
 * @param start from the time it could be taken until a worker takes it; after that the task fails
 * @param run from the time an attempt begins to run; after that the task fails
 * @param heartbeat between two signs of life of its worker; after that the task goes back to the queue
 */
public record TaskTimeouts(
        @Nullable Duration start,
        @Nullable Duration run,
        @Nullable Duration heartbeat) {
    public static final TaskTimeouts NONE = new TaskTimeouts(null, null, null);

    private static final Duration LONGEST = Duration.ofDays(365);

    public TaskTimeouts {
        check("start_timeout_ms", start);
        check("run_timeout_ms", run);
        check("heartbeat_timeout_ms", heartbeat);
    }

    private static void check(String field, @Nullable Duration timeout) {
        if (timeout != null && (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0)) {
            throw new GraphModelException.InvalidValue(
                    field, "A timeout must be between 1 and " + LONGEST.toMillis() + " ms", timeout.toMillis());
        }
    }
}
