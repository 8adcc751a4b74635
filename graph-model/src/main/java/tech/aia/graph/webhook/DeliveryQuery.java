package tech.aia.graph.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of a webhook to list, the newest first.
 *
 * @param status null for all
 * @param limit 1 to 1000
 * @param before only those whose {@link Delivery#seq} is smaller; null for the first page
 */
public record DeliveryQuery(
        String webhookId,
        @Nullable DeliveryStatus status,
        int limit,
        @Nullable Long before) {}
