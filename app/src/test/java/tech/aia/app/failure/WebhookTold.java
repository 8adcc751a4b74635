package tech.aia.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.aia.app.LoopbackServer;
import tools.jackson.databind.JsonNode;

/** A webhook's endpoint, which outlives the servers, and what it is told of the entities that tasks are. */
final class WebhookTold implements AutoCloseable {
    private final HttpServer server;
    private final List<Told> told = new ArrayList<>();

    /** @param change as {@link GraphCheck} has it */
    private record Told(String id, String change, String subject, long cursor) {}

    WebhookTold() {
        server = LoopbackServer.start(this::take);
    }

    /** As {@code aia.outbound.allow} names it. */
    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** Registers it with whichever server is there. */
    void register(Servers servers) {
        var answer = servers.insist(
                "/webhooks/register",
                Map.of("webhook_url", "http://" + host() + "/", "events", List.of("entity.created", "entity.updated")));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = Servers.JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (body.path("data").path("entity_type").asString("").equals("task")) {
                var id = exchange.getRequestHeaders().getFirst("webhook-id");
                synchronized (told) {
                    told.add(told(id, body));
                }
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static Told told(String id, JsonNode body) {
        var data = body.path("data");
        var subject = data.path("entity_id").asString("");
        var cursor = data.path("cursor").asLong();
        var kind = body.path("event_type").asString("").substring("entity.".length());
        return new Told(id, cursor + " " + kind + " " + subject, subject, cursor);
    }

    /** How many events came, however often. */
    int count() {
        return ids().size();
    }

    private Set<String> ids() {
        synchronized (told) {
            return told.stream().map(Told::id).collect(HashSet::new, Set::add, Set::addAll);
        }
    }

    /** How many came again. */
    int repeated() {
        synchronized (told) {
            return told.size() - ids().size();
        }
    }

    /** Every one of these changes and no other came, and of no task one before an earlier one. */
    void requireTold(List<String> changes) {
        List<Told> all;
        synchronized (told) {
            all = List.copyOf(told);
        }
        var byId = new HashMap<String, String>();
        var latest = new HashMap<String, Long>();
        for (var one : all) {
            byId.put(one.id(), one.change());
            var before = latest.put(one.subject(), one.cursor());
            assertThat(one.cursor())
                    .as("%s comes in order", one.subject())
                    .isGreaterThanOrEqualTo(before == null ? 0 : before);
        }
        assertThat(byId.values()).containsExactlyInAnyOrderElementsOf(changes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
