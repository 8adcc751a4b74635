package tech.aia.graph.activity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code aia.activity}.
 *
 * @param sampling the share of the platform's own requests that is recorded, 0 (none) to 1 (all)
 * @param keep how long an activity is kept after it was recorded, at least a day
 */
@ConfigurationProperties("aia.activity")
record ActivitySettings(
        @DefaultValue("0.1") double sampling,
        @DefaultValue("90d") Duration keep) {
    /** Less would give each recorded request more weight than any figure can bear. */
    private static final double LEAST = 0.0001;

    ActivitySettings {
        if (sampling != 0 && !(sampling >= LEAST && sampling <= 1)) {
            throw new IllegalArgumentException(
                    "aia.activity.sampling must be 0 or between " + LEAST + " and 1, not " + sampling);
        }
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("aia.activity.keep must be at least a day (1d), not " + keep);
        }
    }
}
