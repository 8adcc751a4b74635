package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tech.aia.app.webhook.Receiver.Received;
import tech.aia.app.webhook.Receiver.Reply;
import tech.aia.graph.webhook.SystemAlert;
import tech.aia.graph.webhook.WebhookChange;
import tech.aia.graph.webhook.WebhookDeliveries;
import tech.aia.graph.webhook.Webhooks;
import tools.jackson.databind.JsonNode;

/** Webhooks from their registration to what arrives at a receiver, over real sockets. */
class WebhookIT extends AppIT {
    /** As the AIA document prints it. */
    private static final String PRINTED = """
            {
              "webhook_url": "https://your-app.com/aia-webhook",
              "events": ["task.completed", "task.failed", "system.alert"],
              "secret": "your_webhook_secret",
              "active": true
            }""";

    private static final String SECRET = "your_webhook_secret";

    /** {@code verify_webhook_signature} of the AIA document's Flask example, to the letter. */
    private static final String FLASK = """
            import hmac, hashlib, sys

            def verify_webhook_signature(payload, signature, secret):
                expected_signature = hmac.new(
                    secret.encode('utf-8'),
                    payload,
                    hashlib.sha256
                ).hexdigest()

                return hmac.compare_digest(f"sha256={expected_signature}", signature)

            print(verify_webhook_signature(sys.stdin.buffer.read(), sys.argv[1], sys.argv[2]))
            """;

    private final Receiver receiver = Receiver.shared();

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private WebhookDeliveries deliveries;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Webhooks webhooks;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private AlertWatch watch;

    @AfterEach
    void leaveNothing() {
        receiver.speak();
        for (var webhook : http().get("/webhooks").json().path("webhooks")) {
            assertThat(http().delete("/webhooks/" + webhook.path("webhook_id").asString())
                            .status())
                    .isEqualTo(204);
        }
    }

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
    void whatHappensToATaskArrivesInOrderSignedSoThatTheDocumentsHandlerTakesIt() throws Exception {
        register("/life", SECRET, "task.*");
        var id = task();
        var claimed = claim();
        report(id, claimed, "complete", "\"summary\": \"Done\", \"results\": {\"count\": 4}");

        var all = arrived("/life", 3);
        assertThat(all)
                .extracting(Received::type)
                .startsWith("task.created", "task.assigned")
                .endsWith("task.completed");
        var last = all.getLast();
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
        assertThat(flask(last, "X-AIA-Signature", SECRET)).isEqualTo("True");
        assertThat(flask(last, "X-AIA-Signature", SECRET + "!")).isEqualTo("False");
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
        assertThat(flask(ping, "X-AIA-Signature", second)).isEqualTo("True");
        assertThat(flask(ping, "X-AIA-Signature-Previous", first)).isEqualTo("True");

        post("/webhooks/" + id + "/rotate-secret", "{\"overlap_seconds\": 0}");
        receiver.received("/rotated").clear();
        post("/webhooks/" + id + "/ping", "");
        assertThat(verify(second, arrived("/rotated", "webhook.ping"))).isFalse();
    }

    @Test
    void theNextOfASubjectWaitsForTheOneBeforeAndAnotherSubjectDoesNot() {
        receiver.will("/order", Reply.of(500), Reply.of(503));
        register("/order", SECRET, "system.alert");
        alert("a", "a1");
        eventually("the first try", () -> !receiver.received("/order").isEmpty());
        alert("a", "a2");
        alert("b", "b1");

        var messages = messages(arrived("/order", 5));
        assertThat(messages.stream().filter(message -> message.startsWith("a"))).endsWith("a1", "a2");
        assertThat(messages).filteredOn(message -> message.equals("a2")).hasSize(1);
        assertThat(messages).contains("b1");
    }

    @Test
    void anEndpointThatAnswers410IsToldNoMoreUntilItsWebhookIsMadeActive() {
        receiver.will("/gone", Reply.of(410));
        var id = register("/gone", SECRET, "system.alert");
        alert("a", "one");
        eventually("the end", () -> !webhook(id).path("active").asBoolean());

        assertThat(webhook(id).path("inactive_because").asString()).isEqualTo("gone");
        alert("a", "two");
        var dead = deliveries(id, "dead").path(0);
        assertThat(dead.path("response_status").asInt()).isEqualTo(410);
        assertThat(http().post("/webhooks/" + id + "/ping", "").status()).isEqualTo(409);
        assertThat(http().json("PATCH", "/webhooks/" + id, "{\"active\": true}")
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(post("/webhooks/" + id + "/replay", "{}").path("replayed").asInt())
                .isEqualTo(1);
        assertThat(messages(arrived("/gone", 2))).containsExactly("one", "one");
    }

    @Test
    void whoAsksForTimeGetsItForEverythingThatIsSentThere() {
        receiver.will("/busy", Reply.retryAfter(429, "2"));
        var id = register("/busy", SECRET, "system.alert");
        alert("a", "one");
        eventually(
                "the first try",
                () -> deliveries(id, "pending").path(0).path("response_status").asInt() == 429);
        assertThat(deliveries(id, "pending").path(0).path("attempts").asInt())
                .as("it was no try")
                .isZero();
        assertThat(webhook(id).path("not_before").isString()).isTrue();
        alert("b", "another subject");

        var all = arrived("/busy", 3);
        assertThat(Duration.ofNanos(all.get(1).at() - all.getFirst().at())).isGreaterThan(Duration.ofMillis(1900));
        assertThat(messages(all)).containsOnlyOnce("another subject");
    }

    @Test
    void whatIsGivenUpIsKeptWithTheReasonAndReplayed() {
        receiver.will("/dead", Reply.of(500), Reply.of(302), Reply.of(404), Reply.of(500));
        var id = register("/dead", SECRET, "system.alert");
        alert("a", "important");
        eventually("it is given up", () -> deliveries(id, "dead").size() == 1);

        var dead = deliveries(id, "dead").path(0);
        assertThat(dead.path("attempts").asInt()).isEqualTo(4);
        assertThat(dead.path("response_status").asInt()).isEqualTo(500);
        assertThat(dead.path("response_excerpt").asString()).contains("received");
        assertThat(dead.path("error").asString()).contains("500");
        assertThat(dead.path("duration_ms").isNumber()).isTrue();
        var one = "/webhooks/" + id + "/deliveries/" + dead.path("delivery_id").asString();
        assertThat(http().get(one)
                        .json()
                        .path("body")
                        .path("data")
                        .path("message")
                        .asString())
                .isEqualTo("important");

        assertThat(webhook(id).path("inactive_because").asString()).isEqualTo("failing");
        assertThat(http().post(one + "/replay", "").status()).isEqualTo(409);
        assertThat(http().json("PATCH", "/webhooks/" + id, "{\"active\": true}").status())
                .isEqualTo(200);
        assertThat(http().post(one + "/replay", "").status()).isEqualTo(202);
        eventually("it is delivered", () -> deliveries(id, "delivered").size() == 1);
        var tries = receiver.received("/dead");
        assertThat(tries)
                .hasSize(5)
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(dead.path("event_id").asString());
        assertThat(http().get("/webhooks/" + id + "/deliveries?limit=1")
                        .json()
                        .path("next_cursor")
                        .isNull())
                .isTrue();
    }

    @Test
    void anEndpointThatNeverAnswersHoldsUpNobodyElse() {
        receiver.will("/silent", Reply.none(), Reply.none(), Reply.none(), Reply.none(), Reply.none(), Reply.none());
        register("/silent", SECRET, "system.alert");
        register("/quick", SECRET, "system.alert");
        for (int i = 0; i < 100; i++) {
            alert("subject " + i, "alert " + i);
        }
        assertThat(messages(arrived("/quick", 100))).doesNotHaveDuplicates();
        assertThat(receiver.received("/silent")).hasSizeLessThan(10);
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

    @Test
    void anAddressThatLeadsInsideOnlyLaterIsRefusedWhenItIsCalled() {
        var id = register("/rebound", SECRET, "system.alert");
        // What a name server does that changes its mind: the URL was judged, and leads somewhere else now.
        webhooks.change(id, new WebhookChange("https://127.0.0.1:" + receiver.port() + "/rebound", null, null, null));
        alert("a", "inside");
        eventually("it is given up", () -> deliveries(id, "dead").size() == 1);

        assertThat(deliveries(id, "dead").path(0).path("error").asString()).contains("private network");
        assertThat(receiver.received("/rebound")).isEmpty();
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
    void anAlertOfTheBusinessIsToldWhenItsRuleBreaksAndWhenItBreaksAnew() {
        graph().write(tx -> tx.run("""
                CREATE (:Entity:Customer {id: 'customer_watched', type: 'customer', name: 'Watched'})
                  -[:PURCHASED {at: datetime(), amount: 12}]->(:Entity:Product {id: 'product_watched', type: 'product', name: 'Tea'})""", Map.of()));
        var rule = """
                {"id": "anybody_buys", "metric": "customers.total_active", "direction": "above", "threshold": 0, "severity": "high",
                 "message": "{value} customers buy"}""";
        assertThat(http().post("/business-intelligence/alert-rules", rule).status())
                .isEqualTo(201);
        try {
            var id = register("/watch", SECRET, "system.alert");
            watch.look();
            watch.look();
            var told = alerts("/watch", 1);
            assertThat(told).singleElement().satisfies(request -> {
                assertThat(request.data().path("message").asString()).endsWith(" customers buy");
                assertThat(request.data().path("severity").asString()).isEqualTo("high");
            });
            eventually(
                    "what was made is delivered",
                    () -> deliveries(id, "pending").isEmpty()
                            && deliveries(id, "delivered").size()
                                    == receiver.received("/watch").size());

            graph().write(tx -> tx.run("MATCH (:Customer)-[r:PURCHASED]->() DELETE r", Map.of()));
            watch.look();
            graph().write(tx -> tx.run(
                    "MATCH (c:Customer), (p:Product) CREATE (c)-[:PURCHASED {at: datetime(), amount: 12}]->(p)",
                    Map.of()));
            watch.look();
            assertThat(alerts("/watch", 2)).as("broken anew").hasSize(2);
        } finally {
            assertThat(http().delete("/business-intelligence/alert-rules/anybody_buys")
                            .status())
                    .isEqualTo(204);
        }
    }

    private List<Received> alerts(String path, int least) {
        eventually(least + " alerts", () -> activeCustomers(path).size() >= least);
        return activeCustomers(path);
    }

    private List<Received> activeCustomers(String path) {
        return receiver.received(path).stream()
                .filter(request -> request.data().path("alert_type").asString().equals("customers.total_active"))
                .toList();
    }

    private String register(String path, String secret, String events) {
        receiver.received(path).clear();
        return post(
                        "/webhooks/register",
                        "{\"webhook_url\": \"%s\", \"events\": [\"%s\"], \"secret\": \"%s\"}"
                                .formatted(receiver.url(path), events, secret))
                .path("webhook_id")
                .asString();
    }

    /** The same caller with fewer permissions. */
    private Http narrowed(String scope) {
        var token = stranger()
                .form(
                        "/auth/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                credential("client.id"),
                                "client_secret",
                                credential("client.secret"),
                                "scope",
                                scope));
        return Http.holder(port(), token.json().path("access_token").asString());
    }

    private JsonNode post(String path, String body) {
        var answer = http().post(path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        return answer.json();
    }

    private JsonNode webhook(String id) {
        return http().get("/webhooks/" + id).json();
    }

    private JsonNode deliveries(String id, String status) {
        return http().get("/webhooks/" + id + "/deliveries?status=" + status)
                .json()
                .path("deliveries");
    }

    private void alert(String type, String message) {
        deliveries.alert(new SystemAlert(null, type, message, "warning"));
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

    /** Waits for that many. */
    private List<Received> arrived(String path, int count) {
        eventually(count + " requests to " + path, () -> receiver.received(path).size() >= count);
        return List.copyOf(receiver.received(path));
    }

    private Received arrived(String path, String type) {
        eventually(
                type + " to " + path,
                () -> receiver.received(path).stream()
                        .anyMatch(request -> request.type().equals(type)));
        return receiver.received(path).stream()
                .filter(request -> request.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> messages(List<Received> requests) {
        return requests.stream()
                .map(request -> request.data().path("message").asString())
                .toList();
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

    private static String flask(Received request, String header, String secret) throws Exception {
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", FLASK, request.header(header), secret).start();
        } catch (IOException missing) {
            return Assumptions.abort("There is no python3 here");
        }
        try (var in = python.getOutputStream()) {
            in.write(request.body().getBytes(StandardCharsets.UTF_8));
        }
        return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
