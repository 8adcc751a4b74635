package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is told of what happens: {@code (:Webhook)}. The node has the host of the URL only, as the rest of one can be a secret.
 *
 * @param id {@code webhook_<key>}
 * @param owner id of the client or person that registered it
 * @param events types and patterns such as {@code task.*}
 * @param ever these, and those it had before, of which something may be waiting or kept
 * @param active whether events are gathered and sent
 * @param inactiveBecause {@code paused}, {@code gone}, which is when the endpoint answered 410, or {@code failing}, when it took nothing as
 *     long as a delivery was tried; null while it is active
 * @param previousSecretUntil until when deliveries are signed with the secret before as well; null when there is none
 * @param notBefore until when nothing is sent as the endpoint asked for time; null when it did not
 */
public record Webhook(
        String id,
        String owner,
        String url,
        List<String> events,
        List<String> ever,
        @Nullable String description,
        boolean active,
        @Nullable String inactiveBecause,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant notBefore) {
    public Webhook {
        events = List.copyOf(events);
        ever = List.copyOf(ever);
    }

    /** With the secret that was generated for it, to be shown once; null when it was given. */
    public record Issued(Webhook webhook, @Nullable String secret) {
        @Override
        public String toString() {
            return "Issued[" + webhook.id() + "]";
        }
    }
}
