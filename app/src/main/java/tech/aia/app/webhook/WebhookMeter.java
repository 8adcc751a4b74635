package tech.aia.app.webhook;

/** The metrics of webhooks. */
enum WebhookMeter {
    DELIVERIES("aia.webhook.deliveries", "Tries to deliver to webhooks, by what became of them"),
    SECONDS("aia.webhook.delivery", "How long tries to deliver took"),
    PENDING("aia.webhook.pending", "Deliveries that wait or are under way; counted every ten seconds");

    static final String OUTCOME = "outcome";

    private final String key;
    private final String description;

    WebhookMeter(String key, String description) {
        this.key = key;
        this.description = description;
    }

    String key() {
        return key;
    }

    String description() {
        return description;
    }
}
