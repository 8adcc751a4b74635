package tech.aia.graph.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is made of.
 *
 * @param url judged by the caller
 * @param secret 16 to 200 characters, or {@code whsec_} and Base64 of 24 to 64 bytes; null to have one generated
 */
public record NewWebhook(
        String owner,
        String url,
        List<String> events,
        @Nullable String secret,
        boolean active,
        @Nullable String description) {
    public NewWebhook {
        events = List.copyOf(events);
    }

    @Override
    public String toString() {
        return "NewWebhook[" + owner + ", " + events + "]";
    }
}
