package tech.aia.app.rest.aia;

import org.jspecify.annotations.Nullable;
import tech.aia.app.security.Caller;
import tech.aia.graph.webhook.Delivery;
import tech.aia.graph.webhook.EventType;
import tech.aia.graph.webhook.Webhook;

/** Webhooks as callers see them. */
final class WebhookViews {
    private WebhookViews() {}

    static WebhookBodies.View view(Webhook webhook) {
        return view(webhook, null);
    }

    static WebhookBodies.View view(Webhook.Issued issued) {
        return view(issued.webhook(), issued.secret());
    }

    private static WebhookBodies.View view(Webhook webhook, @Nullable String secret) {
        return new WebhookBodies.View(
                webhook.id(),
                webhook.url(),
                webhook.events(),
                webhook.description(),
                webhook.active(),
                webhook.inactiveBecause(),
                webhook.owner(),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.previousSecretUntil(),
                webhook.notBefore(),
                secret);
    }

    static WebhookBodies.Attempted listed(Delivery delivery) {
        return attempted(delivery, null);
    }

    static WebhookBodies.Attempted whole(Delivery delivery) {
        return attempted(delivery, isReadable(delivery) ? TaskViews.json(delivery.body()) : null);
    }

    private static boolean isReadable(Delivery delivery) {
        return EventType.find(delivery.eventType())
                .filter(type -> Caller.current().permissions().containsAll(type.permissions()))
                .isPresent();
    }

    private static WebhookBodies.Attempted attempted(Delivery delivery, @Nullable Object body) {
        return new WebhookBodies.Attempted(
                delivery.id(),
                delivery.webhookId(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.subject(),
                delivery.status().word(),
                delivery.attempts(),
                delivery.replays(),
                delivery.createdAt(),
                delivery.nextAt(),
                delivery.lastAt(),
                delivery.endedAt(),
                delivery.lastStatus(),
                delivery.lastResponse(),
                delivery.lastDurationMs(),
                delivery.lastError(),
                body);
    }
}
