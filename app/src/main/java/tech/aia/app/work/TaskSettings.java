package tech.aia.app.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tasks are looked after.
 *
 * @param sweepInterval how often overdue tasks are looked for
 * @param lease how long a worker that does not say otherwise holds a task without a sign of life
 * @param matchThreshold how close in meaning, as {@code (1 + cosine) / 2}, an agent must be to be trusted with a kind of work that no
 *     agent knows; 0 to 1
 */
@ConfigurationProperties("aia.tasks")
public record TaskSettings(
        @DefaultValue("1s") Duration sweepInterval,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("0.65") double matchThreshold) {

    public TaskSettings {
        requirePositive("sweep-interval", sweepInterval);
        requirePositive("lease", lease);
        if (!(matchThreshold >= 0 && matchThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "aia.tasks.match-threshold must be between 0 and 1, not " + matchThreshold);
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("aia.tasks." + name + " must be longer than nothing, not " + duration);
        }
    }
}
