package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tools.jackson.databind.json.JsonMapper;

class QueryIT extends AppIT {
    private static final String QUERY = "/knowledge-graph/query";
    private static final JsonMapper JSON = JsonMapper.shared();

    @BeforeEach
    void fill() {
        http().post(
                        "/knowledge-graph/entities",
                        "{\"type\": \"customer\", \"id\": \"A\", \"properties\": {\"name\": \"Acme, Inc\", \"rank\": 1}}");
        http().post(
                        "/knowledge-graph/entities",
                        "{\"type\": \"product\", \"id\": \"P\", \"properties\": {\"name\": \"Anvil\"}}");
        graph().write(tx ->
                tx.run("MATCH (c:Customer), (p:Product) CREATE (c)-[:PURCHASED {amount: 3}]->(p)", Map.of()));
    }

    @Test
    void answersTheDocumentedQueryAsDocumented() {
        var answer = http().post(QUERY, """
                {"query": "MATCH (n:Entity) WHERE n.type = 'customer' RETURN n LIMIT 10", "format": "json", "include_metadata": true}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.path("query_id").asString()).startsWith("kg_query_");
        assertThat(json.path("results")).hasSize(1);
        var node = json.path("results").get(0);
        assertThat(node.propertyNames())
                .containsExactly("node_id", "type", "properties", "connections", "last_updated");
        assertThat(node.path("node_id").asString()).isEqualTo("customer_A");
        assertThat(node.path("type").asString()).isEqualTo("customer");
        assertThat(node.path("properties").path("name").asString()).isEqualTo("Acme, Inc");
        assertThat(node.path("connections").asInt()).isEqualTo(1);
        assertThat(node.path("last_updated").asString()).endsWith("Z");
        var metadata = json.path("metadata");
        assertThat(metadata.path("execution_time_ms").asDouble()).isPositive();
        assertThat(metadata.path("total_nodes_scanned").isNull()).isTrue();
        assertThat(metadata.path("cache_hit").asBoolean()).isFalse();
        assertThat(metadata.path("rows").asInt()).isEqualTo(1);
        assertThat(metadata.path("truncated").asBoolean()).isFalse();
    }

    @Test
    void givesATableWithParameters() {
        var json = ask(Map.of(
                        "query",
                                "MATCH (c:Customer) WHERE c.rank >= $least RETURN c.name AS name, c.rank AS rank, date('2025-10-03') AS day",
                        "parameters", Map.of("least", 1),
                        "format", "table"))
                .json();

        assertThat(json.path("columns").toString()).isEqualTo("[\"name\",\"rank\",\"day\"]");
        assertThat(json.path("rows").get(0).get(0).asString()).isEqualTo("Acme, Inc");
        assertThat(json.path("rows").get(0).get(1).asInt()).isEqualTo(1);
        assertThat(json.path("rows").get(0).get(2).toString())
                .contains("2025-10-03")
                .contains("$type");
    }

    @Test
    void givesAGraphWithEachNodeOnce() {
        var results = ask(Map.of(
                        "query",
                        "MATCH (c:Customer)-[r]->(p) RETURN c, r UNION ALL MATCH (c:Customer)-[r]->(p) RETURN c, r",
                        "format",
                        "graph"))
                .json()
                .path("results");

        assertThat(results.path("nodes")).hasSize(2);
        assertThat(results.path("relationships")).hasSize(1);
    }

    @Test
    void givesCsvByFormatAndByAccept() {
        var query = "MATCH (c:Customer) RETURN c.name AS name, c.rank AS rank";

        var byFormat = ask(Map.of("query", query, "format", "csv"));
        assertThat(byFormat.text()).isEqualTo("name,rank\r\n\"Acme, Inc\",1\r\n");
        assertThat(byFormat.header("Content-Type")).startsWith("text/csv");
        assertThat(accepting("text/csv", query).text()).isEqualTo(byFormat.text());
    }

    @Test
    void streamsNdjson() {
        var lines = accepting("application/x-ndjson", "UNWIND range(1, 5000) AS n RETURN n, toString(n) AS s")
                .text()
                .lines()
                .toList();

        assertThat(lines).hasSize(5000).startsWith("{\"n\":1,\"s\":\"1\"}").endsWith("{\"n\":5000,\"s\":\"5000\"}");
    }

    @Test
    void ndjsonHasMetadataWhenAskedAndAlwaysWhenCutShort() {
        var asked = ask(Map.of("query", "RETURN 1 AS n", "format", "ndjson", "include_metadata", true))
                .text()
                .lines()
                .toList();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast()).startsWith("{\"$metadata\":{");

        var cut = ask(Map.of("query", "UNWIND range(1, 9) AS n RETURN n", "format", "ndjson", "limit", 2))
                .text()
                .lines()
                .toList();
        assertThat(cut).hasSize(3);
        assertThat(cut.getLast()).contains("\"truncated\":true").contains("\"truncated_by\":\"rows\"");
    }

    @Test
    void tellsInTrailersThatCsvWasCutShort() {
        var body = "{\"query\": \"UNWIND range(1, 9) AS n RETURN n\", \"format\": \"csv\", \"limit\": 2}";

        var raw = http().raw("POST " + QUERY
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTE: trailers\r\n"
                + "Connection: close\r\n" + http().authorization() + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);

        assertThat(raw)
                .contains("n\r\n1\r\n2\r\n")
                .containsIgnoringCase("x-query-rows: 2")
                .containsIgnoringCase("x-query-truncated: rows");
    }

    @Test
    void tellsThatALimitCutTheResultShort() {
        var json = ask(Map.of("query", "UNWIND range(1, 9) AS n RETURN n", "limit", 3))
                .json();

        assertThat(json.path("results")).hasSize(3);
        assertThat(json.path("metadata").path("truncated").asBoolean()).isTrue();
        assertThat(json.path("metadata").path("truncated_by").asString()).isEqualTo("rows");
        var byBytes = ask(Map.of("query", "UNWIND range(1, 999) AS n RETURN n", "byte_limit", 100))
                .json();
        assertThat(byBytes.path("metadata").path("truncated_by").asString()).isEqualTo("bytes");
    }

    @Test
    void leavesMetadataAwayWhenNotWanted() {
        assertThat(ask(Map.of("query", "RETURN 1 AS n", "include_metadata", false))
                        .json()
                        .has("metadata"))
                .isFalse();
    }

    @Test
    void explainsAndProfiles() {
        var plan = ask(Map.of("query", "MATCH (c:Customer) DETACH DELETE c", "explain", true))
                .json();
        assertThat(plan.path("results")).isEmpty();
        assertThat(plan.path("metadata").path("plan").path("operator").asString())
                .isNotBlank();
        assertThat(http().get("/knowledge-graph/entities/customer_A").status()).isEqualTo(200);

        var profiled = ask(Map.of("query", "MATCH (c:Customer) RETURN c.name AS name", "profile", true))
                .json();
        assertThat(profiled.path("metadata").path("total_nodes_scanned").asInt())
                .isEqualTo(1);
        assertThat(profiled.path("metadata").path("plan").path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void writesOnlyWhenAskedTo() {
        var write = "MATCH (c:Customer) SET c.rank = 2 RETURN c.rank AS rank";

        var refused = ask(Map.of("query", write));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("E011");
        assertThat(refused.json().path("detail").asString()).contains("access_mode");

        var done = ask(Map.of("query", write, "access_mode", "write")).json();
        assertThat(done.path("results").get(0).path("rank").asInt()).isEqualTo(2);
        assertThat(done.path("metadata").path("counters").path("properties_set").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
                "SHOW USERS",
                "SHOW TRANSACTIONS",
                "CALL dbms.listConfig() YIELD name RETURN name",
                "CALL dbms.queryJmx('*:*') YIELD name RETURN name",
                "DROP INDEX nothing IF EXISTS"
            })
    void refusesWhatIsNotForStrangersInBothModes(String statement) {
        for (var mode : new String[] {"read", "write"}) {
            var refused = ask(Map.of("query", statement, "access_mode", mode));

            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
            assertThat(refused.errorCode()).isEqualTo("E011");
        }
    }

    @Test
    void aSyntaxErrorComesWithNeo4jsMessageAndPlace() {
        var refused = ask(Map.of("query", "MATCH (n)\nRETRUN n"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("E009");
        var details = refused.json().path("error").path("details");
        assertThat(details.path("neo4j_code").asString()).isEqualTo("Neo.ClientError.Statement.SyntaxError");
        assertThat(details.path("line").asInt()).isEqualTo(2);
        assertThat(details.path("column").asInt()).isEqualTo(1);
        assertThat(refused.json().path("detail").asString()).contains("RETRUN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400",
                "{\"query\": \"\"}|400",
                "{\"query\": \"RETURN 1\\u0000\"}|400",
                "{\"query\": \"RETURN $missing\"}|400",
                "{\"query\": \"RETURN 1/0\"}|400",
                "{\"query\": \"RETURN 1\", \"format\": \"xml\"}|422",
                "{\"query\": \"RETURN 1\", \"access_mode\": \"admin\"}|422",
                "{\"query\": \"RETURN 1\", \"limit\": 0}|422",
                "{\"query\": \"RETURN 1\", \"limit\": 100000000}|422",
                "{\"query\": \"RETURN 1\", \"timeout_ms\": 0}|422",
                "{\"query\": \"RETURN 1\", \"timeout_ms\": 999999999}|422",
                "{\"query\": \"RETURN $n\", \"parameters\": {\"n\": NaN}}|400",
                "{\"query\": \"RETURN $n\", \"parameters\": {\"n\": 1e999}}|422",
                "{\"query\": \"RETURN 1\", \"param\": {}}|422"
            })
    void refusesABadQuery(String body, int status) {
        var refused = http().post(QUERY, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().path("error").path("message").asString()).isNotBlank();
    }

    @Test
    void refusesAStatementOfAMegabyte() {
        assertThat(ask(Map.of("query", "RETURN '" + "x".repeat(1_000_000) + "'"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void parametersThatLookLikeCypherAreOnlyText() {
        var evil = "x'}) DETACH DELETE n //";

        assertThat(ask(Map.of("query", "RETURN $name AS name", "parameters", Map.of("name", evil)))
                        .json()
                        .path("results")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo(evil);
    }

    @Test
    void tenRunawayQueriesAtOnceAreStoppedAndTheServerStaysUp() throws Exception {
        var runaway = Map.<String, Object>of(
                "query",
                "UNWIND range(1, 1000000000) AS a UNWIND range(1, 1000000000) AS b RETURN sum(a * b % 7)",
                "timeout_ms",
                2000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Stream.<Callable<Http.Answer>>generate(() -> () -> ask(runaway))
                    .limit(10)
                    .toList();

            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).as(answer.get().text()).isIn(503, 504);
            }
        }
        assertThat(ask(Map.of("query", "RETURN 1 AS n")).status()).isEqualTo(200);
    }

    @Test
    void aQueryThatNeedsTooMuchMemoryIsStoppedAndTheServerStaysUp() {
        var refused = ask(
                Map.of(
                        "query",
                        "UNWIND range(1, 100000000) AS n WITH collect(toString(n) + 'xxxxxxxxxxxxxxxxxxxxxxxxxxx') AS texts RETURN size(texts)"));

        assertThat(refused.status()).as(refused.text()).isIn(422, 504);
        assertThat(ask(Map.of("query", "RETURN 1 AS n")).status()).isEqualTo(200);
    }

    private Http.Answer ask(Map<String, ?> body) {
        return http().post(QUERY, JSON.writeValueAsString(body));
    }

    private Http.Answer accepting(String accept, String query) {
        return http().send(http().request(QUERY)
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query)))));
    }
}
