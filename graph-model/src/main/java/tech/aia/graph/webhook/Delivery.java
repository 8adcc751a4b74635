package tech.aia.graph.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook: {@code (:WebhookDelivery)-[:TO]->(:Webhook)}.
 *
 * @param seq its place among those of the webhook; a replay takes a new one at the end
 * @param subject what the event happened to; of one subject and webhook, the next is sent when the one before is over
 * @param body as it is sent
 * @param attempts tries since it was made or replayed, that were answered or failed
 * @param replays how often it was sent anew on request
 * @param queuedAt when it was made or, if that was later, replayed
 * @param nextAt when it is due; null when it is over, or another of the subject comes first
 * @param endedAt when it was delivered or given up
 * @param lastStatus the status of the last answer; null when there was none
 * @param lastError what went wrong the last time
 * @param lastDurationMs how long the last try took
 * @param lastResponse how the last answer began
 */
public record Delivery(
        String id,
        String webhookId,
        long seq,
        String eventId,
        String eventType,
        String subject,
        DeliveryStatus status,
        String body,
        int attempts,
        int replays,
        Instant createdAt,
        Instant queuedAt,
        @Nullable Instant nextAt,
        @Nullable Instant lastAt,
        @Nullable Instant endedAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Long lastDurationMs,
        @Nullable String lastResponse) {}
