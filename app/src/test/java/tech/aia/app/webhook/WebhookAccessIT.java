package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may see webhooks and lead them elsewhere. */
class WebhookAccessIT extends WebhookAppCase {
    @Test
    void nobodySubscribesToWhatTheyMayNotRead() {
        var narrow = client("webhooks:manage\", \"tasks:read", "unlimited");
        var body = "{\"webhook_url\": \"%s\", \"events\": [\"%s\"]}";
        var refused = narrow.post("/webhooks/register", body.formatted(receiver.url("/narrow"), "*"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorField()).isEqualTo("events");
        var metrics = client("webhooks:manage\", \"metrics:read", "unlimited");
        assertThat(metrics.post("/webhooks/register", body.formatted(receiver.url("/narrow"), "system.alert"))
                        .status())
                .as("alerts tell what is read in the graph")
                .isEqualTo(403);
        var made = narrow.post("/webhooks/register", body.formatted(receiver.url("/narrow"), "task.*"));
        assertThat(made.status()).isEqualTo(201);
        var id = made.json().path("webhook_id").asString();
        assertThat(narrow.json("PATCH", "/webhooks/" + id, "{\"events\": [\"entity.*\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(narrow.delete("/webhooks/" + id).status()).isEqualTo(204);
    }

    @Test
    void aTokenThatMayNotReadWhatAWebhookTellsNeitherSeesItNorLeadsItElsewhere() {
        var id = register("/of-keys", SECRET, "*");
        alert("a", "confidential");
        eventually("it is delivered", () -> deliveries(id, "delivered").size() == 1);
        var path = "/webhooks/" + id;
        var delivery = "%s/deliveries/%s_1".formatted(path, id);
        assertThat(http().get(delivery).json().path("body").isObject()).isTrue();

        var narrow = narrowed("webhooks:manage");
        assertThat(narrow.get(delivery).status()).isEqualTo(200);
        assertThat(narrow.get(delivery).json().has("body")).isFalse();
        for (var change : List.of(
                "{\"webhook_url\": \"%s\"}".formatted(receiver.url("/elsewhere")),
                "{\"events\": [\"webhook.ping\"]}",
                "{\"active\": true}")) {
            assertThat(narrow.json("PATCH", path, change).status()).as(change).isEqualTo(403);
        }
        for (var post : List.of(path + "/rotate-secret", path + "/replay", delivery + "/replay")) {
            assertThat(narrow.post(post, "").status()).as(post).isEqualTo(403);
        }
        assertThat(narrow.json("PATCH", path, "{\"active\": false}").status()).isEqualTo(200);
        assertThat(narrow.delete(path).status()).isEqualTo(204);
    }

    @Test
    void aTokenThatMayNotReadWhatAWebhookToldBeforeDoesNotLeadThatElsewhere() {
        var id = register("/narrowed", SECRET, "*");
        var path = "/webhooks/" + id;
        assertThat(http().json("PATCH", path, "{\"events\": [\"task.*\"]}").status())
                .isEqualTo(200);

        var narrow = narrowed("webhooks:manage tasks:read");
        var elsewhere = "{\"webhook_url\": \"%s\"}".formatted(receiver.url("/elsewhere"));
        assertThat(narrow.json("PATCH", path, elsewhere).status()).isEqualTo(403);
        assertThat(narrow.post(path + "/replay", "").status()).isEqualTo(403);

        var made = narrow.post(
                "/webhooks/register",
                "{\"webhook_url\": \"%s\", \"events\": [\"task.*\"]}".formatted(receiver.url("/of-tasks")));
        assertThat(narrow.json(
                                "PATCH",
                                "/webhooks/" + made.json().path("webhook_id").asString(),
                                elsewhere)
                        .status())
                .as("of one that never told more")
                .isEqualTo(200);
    }
}
