package tech.aia.graph.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Why an attempt failed.
 *
 * @param type kind of error, such as {@code invalid_requirements}; a retry policy can name kinds that are not tried again
 * @param message for people
 * @param retryable whether it makes sense to try again; null to leave it to the policy
 * @param retryAfter before which it makes no sense to try again, 0 to {@link RetryPolicy#LONGEST}; null to leave it to the policy
 */
public record TaskFailure(
        String type,
        String message,
        @Nullable Boolean retryable,
        @Nullable Duration retryAfter) {

    public TaskFailure {
        if (retryAfter != null && (retryAfter.isNegative() || retryAfter.compareTo(RetryPolicy.LONGEST) > 0)) {
            throw new GraphModelException.InvalidValue(
                    "retry_after_seconds",
                    "The wait must be between 0 and " + RetryPolicy.LONGEST.toSeconds() + " seconds",
                    retryAfter.toMillis() / 1000.0);
        }
    }

    /** The policy says whether and when to try again. */
    public static TaskFailure passing(String type, String message) {
        return new TaskFailure(type, message, null, null);
    }

    /** Trying again would give the same. */
    public static TaskFailure permanent(String type, String message) {
        return new TaskFailure(type, message, false, null);
    }
}
