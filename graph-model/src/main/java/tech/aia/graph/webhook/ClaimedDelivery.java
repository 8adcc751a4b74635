package tech.aia.graph.webhook;

import java.time.Instant;

/**
 * A delivery that its holder sends now.
 *
 * @param queuedAt when it was made or, if that was later, replayed
 * @param claimedAt before where it leads was read
 * @param lease by which what became of it is reported
 * @param leaseUntil when it is handed out again
 * @param attempts how often it was tried already
 */
public record ClaimedDelivery(
        String id,
        Endpoint endpoint,
        String eventId,
        String body,
        Instant queuedAt,
        int attempts,
        Instant claimedAt,
        String lease,
        Instant leaseUntil) {}
