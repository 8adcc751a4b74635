package tech.aia.graph.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.NewClient;
import tech.aia.graph.access.Tier;
import tech.aia.graph.access.Vault;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TestTasks;
import tech.aia.graph.webhook.DeliveryReport.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks on a wiped graph with a clock that is moved by hand, and a client that may read and write everything. */
abstract class WebhookCase {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final String URL = "https://receiver.example/hook";
    static final String SECRET = "your_webhook_secret";
    static final JsonMapper JSON = JsonMapper.shared();

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));
    final Clock clock = moved();
    final Graph graph = TestNeo4j.asItIs().graph();
    final TaskQueue tasks = TestTasks.queue(graph, clock, () -> null);

    Vault vault = new Vault(TestNeo4j.wiped().graph(), new byte[32]);
    WebhookParts parts = parts(graph);
    Webhooks webhooks = parts.webhooks();
    WebhookDeliveries deliveries = parts.deliveries();
    DeliveryQueue queue = parts.queue();
    WebhookUpkeep upkeep = parts.upkeep();
    String owner = "";

    Clock moved() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new IllegalArgumentException("Only UTC");
            }
        };
    }

    WebhookParts parts(Graph through) {
        return new WebhookParts(through, TestNeo4j.asItIs().changes(), vault, clock);
    }

    @BeforeEach
    void begin() {
        TestNeo4j.wiped();
        vault = new Vault(graph, new byte[32]);
        parts = parts(graph);
        webhooks = parts.webhooks();
        deliveries = parts.deliveries();
        queue = parts.queue();
        upkeep = parts.upkeep();
        owner = client("read", "write");
    }

    String client(String... scopes) {
        return new Clients(vault)
                .register(new NewClient("a test", List.of(scopes), Tier.UNLIMITED, List.of(), false))
                .client()
                .id();
    }

    String register(String... events) {
        return webhooks.register(new NewWebhook(owner, URL, List.of(events), SECRET, true, null))
                .webhook()
                .id();
    }

    void create(String id, String type) {
        graph.write(tx -> tx.run("CREATE (:Entity {id: $id, type: $type})", Map.of("id", id, "type", type)));
    }

    void alert(String type, String message) {
        deliveries.alert(new SystemAlert(null, type, message, "info"));
    }

    void move(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    void fanOut() {
        var fanOut = parts.fanOut();
        var taken = 1;
        while (taken > 0) {
            taken = fanOut.step();
        }
    }

    List<ClaimedDelivery> claim(String webhook, int room) {
        return queue.claim(Map.of(webhook, room), LEASE);
    }

    void report(ClaimedDelivery delivery, Outcome outcome) {
        var report = new DeliveryReport(
                delivery,
                outcome,
                now.get(),
                Duration.ofMillis(12),
                outcome == Outcome.RETRY ? now.get().plusSeconds(5) : null,
                null,
                outcome == Outcome.DELIVERED ? 200 : 500,
                null,
                "ok");
        queue.report(List.of(report));
    }

    static ClaimedDelivery one(List<ClaimedDelivery> claimed, String message) {
        return claimed.stream()
                .filter(one -> messages(List.of(one)).contains(message))
                .findFirst()
                .orElseThrow();
    }

    static List<String> messages(List<ClaimedDelivery> claimed) {
        return claimed.stream()
                .map(one ->
                        JSON.readTree(one.body()).path("data").path("message").asString())
                .toList();
    }

    /** The bodies for a webhook in the order they were made. */
    List<JsonNode> told(String webhook) {
        return deliveries.list(new DeliveryQuery(webhook, null, 1000, null)).items().reversed().stream()
                .map(delivery -> JSON.readTree(delivery.body()))
                .toList();
    }

    static List<String> types(List<JsonNode> told) {
        return told.stream().map(body -> body.path("event_type").asString()).toList();
    }
}
