package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How webhooks are registered, and what of them is refused. */
class WebhookRegistrationIT extends WebhookAppCase {
    /** As the AIA document prints it. */
    private static final String PRINTED = """
            {
              "webhook_url": "https://your-app.com/aia-webhook",
              "events": ["task.completed", "task.failed", "system.alert"],
              "secret": "your_webhook_secret",
              "active": true
            }""";

    @Test
    void thePrintedRegistrationWorksAsPrinted() {
        var answer = http().post("/webhooks/register", PRINTED);

        assertThat(answer.status()).isEqualTo(201);
        var made = answer.json();
        var id = made.path("webhook_id").asString();
        assertThat(answer.header("Location")).isEqualTo("/webhooks/" + id);
        assertThat(made.path("webhook_url").asString()).isEqualTo("https://your-app.com/aia-webhook");
        assertThat(made.path("active").asBoolean()).isTrue();
        assertThat(made.path("events").values()).hasSize(3);
        assertThat(answer.text()).as("a secret that was given is not repeated").doesNotContain(SECRET);

        assertThat(http().get("/webhooks/" + id).json().path("events")).isEqualTo(made.path("events"));
        assertThat(http().get("/webhooks").text()).contains(id);
        assertThat(client("write", "unlimited").get("/webhooks/" + id).status())
                .as("of somebody else")
                .isEqualTo(404);
        assertThat(admin().get("/webhooks/" + id).status()).isEqualTo(200);
        assertThat(client("read", "unlimited").get("/webhooks").status()).isEqualTo(403);
    }

    @Test
    void figuresAndTheAuditLogTellOfWebhooks() {
        var id = register("/figures", SECRET, "*");
        post("/webhooks/" + id + "/ping", "");
        arrived("/figures", "webhook.ping");
        eventually(
                "the figures",
                () -> http().get("/actuator/prometheus")
                        .text()
                        .contains("aia_webhook_deliveries_total{outcome=\"delivered\"}"));
        var figures = http().get("/actuator/prometheus").text();
        assertThat(figures).contains("aia_webhook_pending", "aia_webhook_delivery_seconds_count");
        var audit = admin().get("/access/audit?limit=50").text();
        assertThat(audit).contains("webhook.create", id).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"events": ["task.*"]}                                                                 | webhook_url | 400
            {"webhook_url": "https://a.example/"}                                                  | events      | 400
            {"webhook_url": "https://a.example/", "events": []}                                    | events      | 422
            {"webhook_url": "https://a.example/", "events": [null]}                                | events      | 422
            {"webhook_url": "https://a.example/", "events": ["task.nothing"]}                      | events      | 422
            {"webhook_url": "https://a.example/", "events": ["*"], "secret": "short"}              | secret      | 422
            {"webhook_url": "not a url", "events": ["*"]}                                          | webhook_url | 422
            {"webhook_url": "", "events": ["*"]}                                                   | webhook_url | 422
            """)
    void badRegistrationsAreRefusedWithTheFieldAtFault(String body, String field, int status) {
        var answer = http().post("/webhooks/register", body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorField()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://localhost:8443/",
                "https://2130706433/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.1.2.3/",
                "https://user:word@example.org/",
                "ftp://example.org/",
                "file:///etc/passwd"
            })
    void addressesInsideAreRefusedWhenTheyAreRegistered(String url) {
        var answer = http().post("/webhooks/register", "{\"webhook_url\": \"%s\", \"events\": [\"*\"]}".formatted(url));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorField()).isEqualTo("webhook_url");
        var id = register("/inside", SECRET, "*");
        assertThat(http().json("PATCH", "/webhooks/" + id, "{\"webhook_url\": \"%s\"}".formatted(url))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /webhooks/nothing, 404",
        "DELETE, /webhooks/nothing, 404",
        "POST, /webhooks/nothing/ping, 404",
        "POST, /webhooks/nothing/rotate-secret, 404",
        "GET, /webhooks/nothing/deliveries, 404",
        "POST, /webhooks/nothing/deliveries/x/replay, 404",
        "POST, /webhooks/nothing/replay, 404",
        "GET, /webhooks/ID/deliveries/x, 404",
        "POST, /webhooks/ID/deliveries/x/replay, 404",
        "GET, /webhooks/ID/deliveries?status=lost, 422",
        "GET, /webhooks/ID/deliveries?limit=0, 422",
        "GET, /webhooks/ID/deliveries?cursor=x, 422"
    })
    void whatIsNotThereIsSaidSo(String method, String path, int status) {
        var id = register("/none", SECRET, "*");
        var answer = http().json(method, path.replace("ID", id), "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(http().post("/webhooks/" + id + "/rotate-secret", "{\"overlap_seconds\": -1}")
                        .status())
                .isEqualTo(422);
        assertThat(http().post("/webhooks/" + id + "/rotate-secret", "{\"overlap_seconds\": 9223372036854775807}")
                        .status())
                .isEqualTo(422);
    }
}
