package tech.aia.graph.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
    private final InstantSource source = now::get;
    final Clock clock = source.withZone(ZoneOffset.UTC);
    final Graph graph = empty();
    final TaskQueue tasks = TestTasks.queue(graph, clock, () -> null);
    final Vault vault = new Vault(graph, new byte[32]);
    final WebhookParts parts = parts(graph);
    final Webhooks webhooks = parts.webhooks();
    final WebhookDeliveries deliveries = parts.deliveries();
    final DeliveryQueue queue = parts.queue();
    final WebhookUpkeep upkeep = parts.upkeep();
    final String owner = client("read", "write");

    /** What is deleted is in the log of changes, which is empty after another time. */
    private static Graph empty() {
        TestNeo4j.wiped();
        return TestNeo4j.wiped().graph();
    }

    final WebhookParts parts(Graph through) {
        return new WebhookParts(through, TestNeo4j.asItIs().changes(), vault, clock);
    }

    final String client(String... scopes) {
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
        deliveries.alert(new SystemAlert(null, type, message, "info", null));
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
        report(delivery, outcome, null);
    }

    /** @param until for which the endpoint asked */
    void report(ClaimedDelivery delivery, Outcome outcome, @Nullable Instant until) {
        queue.report(List.of(new DeliveryReport(
                delivery,
                outcome,
                now.get(),
                Duration.ofMillis(12),
                until == null && outcome == Outcome.RETRY ? now.get().plusSeconds(5) : until,
                until,
                outcome == Outcome.DELIVERED ? 200 : 500,
                null,
                "ok")));
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
