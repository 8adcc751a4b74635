package tech.aia.graph.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a webhook; null for what stays.
 *
 * @param active false pauses it, true lets it go on
 * @param description empty takes it away
 */
public record WebhookChange(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable Boolean active,
        @Nullable String description) {}
