package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tech.aia.app.webhook.Receiver.Received;
import tech.aia.graph.webhook.SystemAlert;
import tech.aia.graph.webhook.WebhookDeliveries;
import tools.jackson.databind.JsonNode;

/** Webhooks of the whole server that lead to a receiver, over real sockets; none of them is left after a test. */
abstract class WebhookAppCase extends AppIT {
    static final String SECRET = "your_webhook_secret";

    final Receiver receiver = Receiver.shared();

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private WebhookDeliveries deliveries;

    @AfterEach
    void leaveNothing() {
        receiver.speak();
        for (var webhook : http().get("/webhooks").json().path("webhooks")) {
            assertThat(http().delete("/webhooks/" + webhook.path("webhook_id").asString())
                            .status())
                    .isEqualTo(204);
        }
    }

    final String register(String path, String secret, String events) {
        receiver.received(path).clear();
        return post(
                        "/webhooks/register",
                        "{\"webhook_url\": \"%s\", \"events\": [\"%s\"], \"secret\": \"%s\"}"
                                .formatted(receiver.url(path), events, secret))
                .path("webhook_id")
                .asString();
    }

    /** The same caller with fewer permissions. */
    final Http narrowed(String scope) {
        return Http.firstClient(port(), data(), scope);
    }

    final JsonNode post(String path, String body) {
        var answer = http().post(path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        return answer.json();
    }

    final JsonNode webhook(String id) {
        return http().get("/webhooks/" + id).json();
    }

    final JsonNode deliveries(String id, String status) {
        return http().get("/webhooks/" + id + "/deliveries?status=" + status)
                .json()
                .path("deliveries");
    }

    final void alert(String type, String message) {
        deliveries.alert(new SystemAlert(null, type, message, "warning", null));
    }

    /** Waits for that many. */
    final List<Received> arrived(String path, int count) {
        eventually(count + " requests to " + path, () -> receiver.received(path).size() >= count);
        return List.copyOf(receiver.received(path));
    }

    final Received arrived(String path, String type) {
        eventually(
                type + " to " + path,
                () -> receiver.received(path).stream()
                        .anyMatch(request -> request.type().equals(type)));
        return receiver.received(path).stream()
                .filter(request -> request.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    static List<String> messages(List<Received> requests) {
        return requests.stream()
                .map(request -> request.data().path("message").asString())
                .toList();
    }
}
