package tech.aia.graph.task;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import tech.aia.graph.GraphModelException;

/**
 * How often and how soon a task that failed is tried again. The wait before attempt n + 1 is drawn evenly from nought to
 * {@code initialDelay × 2ⁿ⁻¹}, at most {@code maxDelay}: "full jitter", which spreads the tries of many tasks that failed together
 * (Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param maxAttempts 1 to 100, the first included
 * @param nonRetryable kinds of errors after which it is not tried again
 */
public record RetryPolicy(int maxAttempts, Duration initialDelay, Duration maxDelay, List<String> nonRetryable) {
    private static final int MOST_ATTEMPTS = 100;
    static final Duration LONGEST = Duration.ofDays(1);

    /** Three attempts, the second within a second of the first failure, waits of a minute at most. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofMinutes(1), List.of());

    public RetryPolicy {
        nonRetryable = List.copyOf(nonRetryable);
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            throw new GraphModelException.InvalidValue(
                    "max_attempts", "The attempts must be between 1 and " + MOST_ATTEMPTS, maxAttempts);
        }
        requireWithinADay("initial_delay_ms", initialDelay);
        requireWithinADay("max_delay_ms", maxDelay);
    }

    private static void requireWithinADay(String field, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new GraphModelException.InvalidValue(
                    field, "A delay must be between 0 and " + LONGEST.toMillis() + " ms", delay.toMillis());
        }
    }

    /** The wait after this many attempts. */
    Duration delayAfter(int attempts, RandomGenerator random) {
        var doublings = Math.clamp(attempts - 1L, 0, 40);
        var longest = Math.min((double) maxDelay.toMillis(), initialDelay.toMillis() * Math.pow(2, (double) doublings));
        return Duration.ofMillis((long) (random.nextDouble() * longest));
    }
}
