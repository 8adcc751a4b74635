package tech.aia.graph.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a try.
 *
 * @param retryAt when it is due again, if it is not over; else null
 * @param holdUntil nothing else goes to the webhook before; null for no such time
 * @param status of the answer; null when there was none
 * @param error null when it was delivered
 * @param response how the answer began; null when there was none
 */
public record DeliveryReport(
        ClaimedDelivery delivery,
        Outcome outcome,
        Instant at,
        Duration took,
        @Nullable Instant retryAt,
        @Nullable Instant holdUntil,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String response) {

    /** How it goes on. */
    public enum Outcome {
        DELIVERED,
        RETRY,
        /** As {@link #RETRY}, but the endpoint asked for time, so this was no try. */
        POSTPONED,
        /** Given up. */
        DEAD,
        /** Given up, and the endpoint wants nothing more: its webhook ends. */
        GONE;

        boolean isEnd() {
            return this != RETRY && this != POSTPONED;
        }
    }

    /** Whether the endpoint says how it wants to be treated from now on, and not only what became of this try. */
    boolean isWish() {
        return outcome == Outcome.GONE || holdUntil != null;
    }

    /** As no try, to be repeated at once. */
    DeliveryReport repeated(Instant now) {
        return new DeliveryReport(delivery, Outcome.POSTPONED, at, took, now, null, status, error, response);
    }
}
