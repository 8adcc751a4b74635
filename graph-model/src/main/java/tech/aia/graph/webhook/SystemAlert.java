package tech.aia.graph.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Something the people who run the platform should know.
 *
 * @param key what tells it from all other alerts: of those with the same key, webhooks are told once; null for one of its own
 * @param alertType such as {@code revenue_below_threshold}; alerts of one type are sent in their order
 * @param severity such as {@code warning}
 * @param toldAt webhooks that were there then know it already; null when nobody does
 */
public record SystemAlert(
        @Nullable String key,
        String alertType,
        String message,
        String severity,
        @Nullable Instant toldAt) {
    private static final int LONGEST = 200;

    public SystemAlert {
        require("alert_type", alertType);
        require("severity", severity);
        if (message.isBlank()) {
            throw new GraphModelException.InvalidValue("message", "An alert says something", message);
        }
    }

    private static void require(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new GraphModelException.InvalidValue(
                    field, "An alert's " + field + " has 1 to " + LONGEST + " characters", value);
        }
    }
}
