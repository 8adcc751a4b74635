package tech.aia.app.webhook;

import java.time.Instant;
import java.util.List;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.Endpoint;

/** Deliveries that tests claim from nowhere. */
final class SomeDelivery {
    static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private SomeDelivery() {}

    static ClaimedDelivery of(String webhook, String id) {
        return new ClaimedDelivery(
                id,
                new Endpoint(webhook, "https://receiver.example/", List.of()),
                "evt",
                "{}",
                NOW,
                0,
                NOW,
                "lease",
                NOW.plusSeconds(60));
    }
}
