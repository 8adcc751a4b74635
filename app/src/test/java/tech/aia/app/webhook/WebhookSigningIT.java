package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.aia.app.webhook.Receiver.Received;
import tools.jackson.databind.JsonNode;

/** What arrives is signed so that both kinds of receivers take it. */
class WebhookSigningIT extends WebhookAppCase {
    private static final String IS_SIGNED = """
            import hashlib, hmac, sys
            given, secret = sys.argv[1:]
            good = 'sha256=' + hmac.new(secret.encode(), sys.stdin.buffer.read(), hashlib.sha256).hexdigest()
            print(hmac.compare_digest(good, given))
            """;

    @Test
    void whatHappensToATaskArrivesInOrderSignedSoThatTheDocumentsHandlerTakesIt() throws Exception {
        register("/life", SECRET, "task.*");
        var id = task();
        var claimed = claim();
        report(id, claimed, "complete", "\"summary\": \"Done\", \"results\": {\"count\": 4}");

        var last = arrived("/life", "task.completed");
        assertThat(receiver.received("/life"))
                .extracting(Received::type)
                .startsWith("task.created", "task.assigned")
                .endsWith("task.completed");
        assertThat(last.data().path("task_id").asString()).isEqualTo(id);
        assertThat(last.data().path("results").path("data").path("count").asInt())
                .isEqualTo(4);
        assertThat(last.header("Content-Type")).isEqualTo("application/json");
        assertThat(last.header("webhook-id"))
                .isEqualTo(last.json().path("event_id").asString());
        assertThat(verify(Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)), last))
                .isTrue();
        assertThat(verify(Base64.getEncoder().encodeToString(new byte[32]), last))
                .isFalse();
        assertThat(isSigned(last, "X-AIA-Signature", SECRET)).isEqualTo("True");
        assertThat(isSigned(last, "X-AIA-Signature", SECRET + "!")).isEqualTo("False");
    }

    @Test
    void afterARotationBothSecretsAreGoodAndANewOneIsShownOnce() throws Exception {
        var made = post(
                "/webhooks/register",
                "{\"webhook_url\": \"%s\", \"events\": [\"*\"]}".formatted(receiver.url("/rotated")));
        var first = made.path("secret").asString();
        var id = made.path("webhook_id").asString();
        assertThat(first).startsWith("whsec_");
        var rotated = post("/webhooks/" + id + "/rotate-secret", "{\"overlap_seconds\": 600}");
        var second = rotated.path("secret").asString();
        assertThat(second).startsWith("whsec_").isNotEqualTo(first);
        assertThat(rotated.path("previous_secret_until").asString()).isNotEmpty();
        assertThat(http().get("/webhooks/" + id).text()).doesNotContain("whsec_");

        post("/webhooks/" + id + "/ping", "");
        var ping = arrived("/rotated", "webhook.ping");
        assertThat(verify(first, ping)).isTrue();
        assertThat(verify(second, ping)).isTrue();
        assertThat(ping.header("webhook-signature").split(" ")).hasSize(2);
        assertThat(isSigned(ping, "X-AIA-Signature", second)).isEqualTo("True");
        assertThat(isSigned(ping, "X-AIA-Signature-Previous", first)).isEqualTo("True");

        post("/webhooks/" + id + "/rotate-secret", "{\"overlap_seconds\": 0}");
        receiver.received("/rotated").clear();
        post("/webhooks/" + id + "/ping", "");
        assertThat(verify(second, arrived("/rotated", "webhook.ping"))).isFalse();
    }

    private String task() {
        return post("/tasks/submit", "{\"task_type\": \"webhook_test\", \"description\": \"Count\"}")
                .path("task_id")
                .asString();
    }

    private long claim() {
        var claimed = new ArrayList<JsonNode>();
        eventually("a claim", () -> {
            post("/workers/claim", "{\"worker\": \"w\", \"capabilities\": [\"webhook_test\"]}")
                    .path("tasks")
                    .forEach(claimed::add);
            return !claimed.isEmpty();
        });
        return claimed.getFirst().path("fencing_token").asLong();
    }

    private void report(String task, long token, String what, String more) {
        post("/tasks/" + task + "/" + what, "{\"fencing_token\": %d, %s}".formatted(token, more));
    }

    /** By the library of the Standard Webhooks project. */
    private static boolean verify(String secret, Received request) throws Exception {
        var headers = new HashMap<String, List<String>>();
        for (var name : Set.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, List.of(request.header(name)));
        }
        try {
            new Webhook(secret).verify(request.body(), headers);
            return true;
        } catch (WebhookVerificationException refused) {
            return false;
        }
    }

    private static String isSigned(Received request, String header, String secret) throws IOException {
        return Python.run(IS_SIGNED, request.body(), request.header(header), secret);
    }
}
