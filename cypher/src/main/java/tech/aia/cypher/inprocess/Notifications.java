package tech.aia.cypher.inprocess;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.NotificationClassification;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.NotificationSeverity;
import org.neo4j.kernel.impl.query.NotificationConfiguration;
import org.neo4j.kernel.impl.query.NotificationConfiguration.Category;
import org.neo4j.kernel.impl.query.NotificationConfiguration.Severity;

/** The driver's wish for notifications, in the kernel's words. */
final class Notifications {
    private Notifications() {}

    /** The filter asked for, or null if the driver leaves it to the server. */
    static @Nullable NotificationConfiguration filter(@Nullable NotificationConfig config) {
        if (config == null || (config.minimumSeverity() == null && config.disabledClassifications() == null)) {
            return null;
        }
        var disabled = new HashSet<Category>();
        if (config.disabledClassifications() != null) {
            for (NotificationClassification one : config.disabledClassifications()) {
                disabled.add(Category.valueOf(one.type().name()));
            }
        }
        return new NotificationConfiguration(severity(config.minimumSeverity()), disabled);
    }

    private static Severity severity(@Nullable NotificationSeverity lowest) {
        if (lowest == null) {
            return Severity.INFORMATION;
        }
        return switch (lowest.type()) {
            case INFORMATION -> Severity.INFORMATION;
            case WARNING -> Severity.WARNING;
            case OFF -> Severity.NONE;
        };
    }
}
