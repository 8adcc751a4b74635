package tech.aia.graph.task;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param type kind of error, such as {@code invalid_requirements}; a retry policy can name kinds that are not tried again
 * @param message for people
 * @param retryable whether it makes sense to try again; null to leave it to the policy
 */
public record TaskFailure(
        String type, String message, @Nullable Boolean retryable) {

    /** Trying again would give the same. */
    public static TaskFailure permanent(String type, String message) {
        return new TaskFailure(type, message, false);
    }
}
