package tech.aia.graph.task;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * A sign of life. The first one says that work has begun.
 *
 * @param progress 0 to 100; null for as it was
 * @param partialResults what there is so far, kept whole; null for as it was
 * @param lease how long the task is held from now; a shorter heartbeat timeout of the task comes first
 */
public record Heartbeat(
        @Nullable Double progress, @Nullable Map<String, ? extends @Nullable Object> partialResults, Duration lease) {

    public Heartbeat {
        if (progress != null && !(progress >= 0 && progress <= 100)) {
            throw new GraphModelException.InvalidValue("progress", "The progress must be between 0 and 100", progress);
        }
        Claim.requireLease(lease);
    }
}
