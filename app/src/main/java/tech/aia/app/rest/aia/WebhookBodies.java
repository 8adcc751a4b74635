package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent and answered about webhooks. */
final class WebhookBodies {
    private WebhookBodies() {}

    @Schema(name = "NewWebhook")
    record Registration(
            @Schema(
                    description = "Public and with TLS, unless the administrator allowed its host",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "https://your-app.com/aia-webhook")
            @Nullable
            String webhookUrl,

            @Schema(
                    description =
                            "Types of events, patterns such as task.*, or *; the caller must be allowed to read them",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "[\"task.completed\", \"task.failed\", \"system.alert\"]")
            @Nullable
            List<String> events,

            @Schema(
                    description =
                            "16 to 200 characters, or whsec_ and 24 to 64 bytes in Base64; when absent, one is generated and answered",
                    example = "your_webhook_secret")
            @Nullable
            String secret,

            @Schema(description = "true when absent") @Nullable
            Boolean active,

            @Schema(description = "At most 500 characters") @Nullable
            String description) {
        @Override
        public String toString() {
            return "Registration[" + events + "]";
        }
    }

    @Schema(name = "WebhookChange", description = "What is absent stays as it is")
    record Change(
            @Nullable String webhookUrl,
            @Nullable List<String> events,

            @Schema(description = "false pauses it: what waits rests, and what happens meanwhile is not gathered")
            @Nullable
            Boolean active,

            @Schema(description = "Empty takes it away") @Nullable
            String description) {}

    @Schema(name = "WebhookSecretRotation")
    record Rotation(
            @Schema(description = "As for a new webhook; generated and answered when absent") @Nullable
            String secret,

            @Schema(
                    description =
                            "How long deliveries are signed with the secret before, too: 0 to 604800; a day when absent",
                    example = "86400")
            @Nullable
            Long overlapSeconds) {
        @Override
        public String toString() {
            return "Rotation";
        }
    }

    @Schema(name = "Webhook")
    record View(
            @Schema(example = "webhook_4fT2mX9qLr0b81Ze") String webhookId,

            String webhookUrl,
            List<String> events,
            @Nullable String description,
            boolean active,

            @Schema(
                    description =
                            "Why it is not active: paused, gone when the endpoint answered 410, or failing when it took nothing as long as a delivery was tried")
            @Nullable
            String inactiveBecause,

            @Schema(description = "Id of who registered it") String owner,
            Instant createdAt,
            Instant updatedAt,

            @Schema(
                    description =
                            "Until when deliveries are signed with the secret before, too; null when there is none")
            @Nullable
            Instant previousSecretUntil,

            @Schema(description = "Until when nothing is sent, as the endpoint asked for time; null when it did not")
            @Nullable
            Instant notBefore,

            @Schema(description = "Shown this once, and only when it was generated")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String secret) {
        @Override
        public String toString() {
            return "View[" + webhookId + "]";
        }
    }

    @Schema(name = "WebhookList")
    record ViewList(List<View> webhooks) {}

    @Schema(name = "WebhookDelivery")
    record Attempted(
            String deliveryId,
            String webhookId,

            @Schema(description = "The header webhook-id: the same whenever this event is sent")
            String eventId,

            @Schema(example = "task.completed") String eventType,

            @Schema(description = "What the event happened to; of one subject, events are sent in order")
            String subject,

            @Schema(allowableValues = {"pending", "delivered", "dead"})
            String status,

            @Schema(description = "Tries since it was made or replayed, without those that the endpoint postponed")
            int attempts,

            @Schema(description = "How often it was replayed")
            int replays,

            Instant createdAt,

            @Schema(description = "When it is due; null when it is over, or another of its subject comes first")
            @Nullable
            Instant nextAttemptAt,

            @Nullable Instant lastAttemptAt,

            @Schema(description = "When it was delivered or given up") @Nullable
            Instant endedAt,

            @Schema(description = "Status of the last answer; null when there was none") @Nullable
            Integer responseStatus,

            @Schema(description = "How the last answer began") @Nullable
            String responseExcerpt,

            @Schema(description = "How long the last try took") @Nullable
            Long durationMs,

            @Schema(description = "What went wrong in the last try") @Nullable
            String error,

            @Schema(description = "What is sent; only when one delivery is read, by who may read what it tells")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Object body) {}

    @Schema(name = "WebhookDeliveryList")
    record Page(
            List<Attempted> deliveries,

            @Schema(description = "For the parameter cursor of the next page; null on the last") @Nullable
            String nextCursor) {}

    @Schema(name = "WebhookReplay")
    record Replay(
            @Schema(
                    description = "Only deliveries of events since then; all when absent",
                    example = "2026-01-05T10:00:00Z")
            @Nullable
            Instant since) {}

    @Schema(name = "WebhookReplayed")
    record Replayed(
            @Schema(description = "How many are sent again") int replayed) {}
}
