package tech.aia.app.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tech.aia.app.outbound.OutboundAnswer;
import tech.aia.app.outbound.OutboundCalls;
import tech.aia.app.outbound.OutboundException;
import tech.aia.app.outbound.OutboundRequest;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.DeliveryReport;

/** Sends a delivery once. */
final class WebhookTries {
    /** Of an answer only its status matters; what is longer is not read on. */
    private static final int MOST_BYTES = 8 * 1024;

    private final OutboundCalls calls;
    private final Duration timeout;
    private final Verdicts verdicts;
    private final Clock clock;

    WebhookTries(OutboundCalls calls, Duration timeout, Verdicts verdicts, Clock clock) {
        this.calls = calls;
        this.timeout = timeout;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    DeliveryReport send(ClaimedDelivery delivery) throws InterruptedException {
        var at = clock.instant();
        var began = System.nanoTime();
        try {
            var answer = call(delivery, at);
            return verdicts.answered(delivery, answer, clock.instant(), since(began));
        } catch (OutboundException | IllegalArgumentException unanswered) {
            return verdicts.unanswered(
                    delivery, String.valueOf(unanswered.getMessage()), clock.instant(), since(began));
        }
    }

    private OutboundAnswer call(ClaimedDelivery delivery, Instant at) throws InterruptedException {
        var headers = Signatures.headers(
                delivery.endpoint().secrets(), delivery.eventId(), at.getEpochSecond(), delivery.body());
        headers.putAll(Map.of(
                "Content-Type", List.of("application/json"),
                "User-Agent", List.of("AIA-Webhooks/1"),
                "X-AIA-Attempt", List.of(Integer.toString(delivery.attempts() + 1))));
        return calls.sendAndCut(new OutboundRequest(
                URI.create(delivery.endpoint().url()),
                OutboundRequest.GivenBy.CALLER,
                "POST",
                headers,
                delivery.body(),
                timeout,
                MOST_BYTES));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
