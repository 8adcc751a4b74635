package tech.aia.graph.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code aia.audit}.
 *
 * @param keep how long records are kept, at least a day
 */
@ConfigurationProperties("aia.audit")
record AuditSettings(@DefaultValue("365d") Duration keep) {
    AuditSettings {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("aia.audit.keep must be at least a day (1d), not " + keep);
        }
    }
}
