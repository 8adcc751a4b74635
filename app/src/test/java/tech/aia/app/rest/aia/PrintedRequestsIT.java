package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every request that the API document prints, sent as printed; and every field it prints of a reply is in the reply, and of its kind. */
class PrintedRequestsIT extends AppIT {
    private static final String FENCE = "```";

    /** Their fields are data, not the reply's own. */
    private static final Set<String> DATA =
            Set.of("properties", "entity_data", "partial_results", "preferred_endpoints");

    /**
     * What may not be known here: when something will be done that was never done before, what was scanned when no profile was asked for, and
     * how a first month compares.
     */
    private static final Set<String> UNKNOWN = Set.of(
            "/tasks/submit /estimated_completion",
            "/tasks/{task_id} /estimated_completion",
            "/business-intelligence/execute-cycle /estimated_completion",
            "/knowledge-graph/query /metadata/total_nodes_scanned",
            "/business-intelligence/dashboard /trends/operational_efficiency");

    private static final int REPLIES = 10;
    private static final String RULES = "/business-intelligence/alert-rules";

    /** Ann buys every month, and the less the higher the price; Ben bought every ten days until a while ago. */
    private static final String BUSINESS = """
            CREATE (ann:Entity:Customer {id: 'customer_ann', type: 'customer', name: 'Tech Innovation Inc', sector: 'Technology',
                description: 'A high-value customer in the technology sector', annual_revenue: 50000000, satisfaction_score: 8.7,
                updated_at: datetime()}),
              (ben:Entity:Customer {id: 'customer_ben', type: 'customer', name: 'Ben', updated_at: datetime()}),
              (:Entity:SupportTicket {id: 'support_ticket_1', type: 'support_ticket', text: 'I love it, it is wonderful.'})
            WITH ann, ben, datetime.truncate('month') AS month
            UNWIND range(1, 4) AS product
            CREATE (p:Entity:Product {id: 'product_' + product, type: 'product', name: 'Chip ' + product, category: 'chips'})
            WITH ann, ben, p, product, month
            UNWIND range(0, 24) AS back
            WITH ann, ben, p, month - duration({months: back}) AS at, 10.0 + (back * product) % 3 AS price
            WITH ann, ben, p, at, price, toInteger(3000000 / price ^ 2) AS units
            CREATE (ann)-[:PURCHASED {at: at, quantity: units, unit_price: price, amount: units * price}]->(p)
            WITH DISTINCT ben, p
            UNWIND range(0, 9) AS i
            CREATE (ben)-[:PURCHASED {at: datetime() - duration({days: 40 + 10 * i}), quantity: 100, unit_price: 10.0, amount: 1000.0}]->(p)""";

    /** @param line of the document, from 1 */
    private record Printed(
            int line,
            String method,
            String path,
            String body,
            @Nullable JsonNode reply) {}

    @AfterEach
    void leaveNothing() {
        http().delete(RULES + "/printed");
        admin().delete("/monitoring/users/user_123/activity");
        http().get("/webhooks")
                .json()
                .path("webhooks")
                .forEach(webhook ->
                        http().delete("/webhooks/" + webhook.path("webhook_id").asString()));
    }

    @Test
    void areAnsweredAsPrinted() throws Exception {
        var document = Path.of(System.getProperty("aia.shared.data", "")).resolveSibling("spec/aia-api.md");
        assumeTrue(Files.isReadable(document), "The API document is not here");
        fill();
        var lines = Files.readAllLines(document);
        var requests = requests(lines);
        assertThat(requests).hasSizeGreaterThan(12);
        assertThat(requests.stream().filter(request -> request.reply() != null)).hasSize(REPLIES);
        var known = new LinkedHashMap<>(Map.of("{user_id}", "user_123", "{task_id}", ""));
        var missing = new TreeSet<String>();
        for (var request : requests) {
            var answer = send(request, known);
            assertThat(answer.status())
                    .as("line %s, %s %s: %s", request.line(), request.method(), request.path(), answer.text())
                    .isBetween(200, 202);
            if (request.path().equals("/tasks/submit")) {
                var id = answer.json().path("task_id").asString();
                known.put("{task_id}", id);
                eventually("the printed task is completed", () -> isCompleted(id));
            }
            if (request.reply() != null) {
                compare(request.reply(), answer.json(), request.path() + " ", missing);
            }
        }
        compare(
                Objects.requireNonNull(reply(lines, lines.indexOf("All API errors follow a consistent format:"))),
                http().post("/tasks/submit", "{\"task_type\": \"\"}").json(),
                "error ",
                missing);
        assertThat(missing).isEmpty();
    }

    private boolean isCompleted(String task) {
        var answer = http().get("/tasks/" + task).json();
        assertThat(answer.path("status").asString()).as(answer.toString()).isNotEqualTo("failed");
        return answer.path("status").asString().equals("completed");
    }

    private void fill() {
        graph().write(tx -> tx.run(BUSINESS, Map.of()));
        http().post("/monitoring/track-user-activity", """
                        {"user_id": "user_123", "activity_type": "api_request", "details": {"endpoint": "/tasks", "status_code": 200, "response_time": 12, "bytes": 2000}}""");
        var rule = http().post(RULES, """
                {"id": "printed", "metric": "customers.total_active", "direction": "above", "threshold": 0, "severity": "medium",
                 "message": "{value} customers are active"}""");
        assertThat(rule.status()).as(rule.text()).isEqualTo(201);
        // The built-in agents, which the test before may have taken away, are there again once they have worked.
        var first = http().post("/tasks/submit", """
                        {"task_type": "data_analysis", "requirements": {"data_source": "customer"}}""").json().path("task_id").asString();
        eventually("the agents are there", () -> isCompleted(first));
        eventually(
                "a hit that is encoded",
                () -> http().post(
                                "/knowledge-graph/semantic-search",
                                "{\"query\": \"technology customers\", \"types\": [\"customer\"]}")
                        .json()
                        .path("results")
                        .path(0)
                        .path("similarity_score")
                        .isNumber());
    }

    private Http.Answer send(Printed request, Map<String, String> known) {
        var path = request.path();
        for (var one : known.entrySet()) {
            path = path.replace(one.getKey(), one.getValue());
        }
        if (request.path().equals("/auth/token")) {
            var form = new LinkedHashMap<String, String>();
            for (var pair : request.body().split("&", -1)) {
                form.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            form.put("client_id", credential("client.id"));
            form.put("client_secret", credential("client.secret"));
            return stranger().form(path, form);
        }
        return request.method().equals("GET") ? http().get(path) : http().post(path, request.body());
    }

    private static void compare(JsonNode printed, JsonNode given, String at, Set<String> missing) {
        if (given.isNull() && UNKNOWN.contains(at)) {
            return;
        }
        if (printed.getNodeType() != given.getNodeType()) {
            missing.add(at + " is of type " + given.getNodeType());
        } else if (printed.isArray() && !printed.isEmpty()) {
            if (given.isEmpty()) {
                missing.add(at + " is empty");
            } else {
                compare(printed.get(0), given.get(0), at + "/0", missing);
            }
        }
        for (var field : printed.properties()) {
            var here = at + "/" + field.getKey();
            if (!given.has(field.getKey())) {
                missing.add(here);
            } else if (!DATA.contains(field.getKey())) {
                compare(field.getValue(), given.get(field.getKey()), here, missing);
            }
        }
    }

    /** The blocks of HTTP, each with the block of JSON that follows under "Response". */
    private static List<Printed> requests(List<String> lines) {
        var requests = new ArrayList<Printed>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(FENCE + "http")) {
                continue;
            }
            var block = block(lines, i);
            var words = block.getFirst().split(" ", 2);
            if (words.length == 2 && Set.of("GET", "POST", "PUT", "DELETE").contains(words[0])) {
                requests.add(new Printed(i + 2, words[0], words[1], body(block), reply(lines, i + block.size() + 2)));
            }
        }
        return requests;
    }

    private static List<String> block(List<String> lines, int fence) {
        var end = fence + 1;
        while (!lines.get(end).startsWith(FENCE)) {
            end++;
        }
        return lines.subList(fence + 1, end);
    }

    private static String body(List<String> block) {
        var empty = block.indexOf("");
        return empty < 0 ? "" : String.join("", block.subList(empty + 1, block.size()));
    }

    private static @Nullable JsonNode reply(List<String> lines, int from) {
        for (int i = from; i < Math.min(from + 4, lines.size()); i++) {
            if (lines.get(i).equals(FENCE + "json")) {
                return JsonMapper.shared().readTree(String.join("\n", block(lines, i)));
            }
        }
        return null;
    }
}
