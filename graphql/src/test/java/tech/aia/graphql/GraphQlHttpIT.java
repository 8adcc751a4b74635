package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** GraphQL over HTTP, as its working draft has it; what the public audit suite asks for is asked here, too. */
class GraphQlHttpIT extends GraphQlDoor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JSON = "application/json";
    private static final String RESPONSE = "application/graphql-response+json";

    @BeforeEach
    void fill() {
        run("MATCH (n:Entity) DETACH DELETE n");
        run("CREATE (:Entity:Customer {id: 'customer_a', type: 'customer', name: 'A'})");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|application/json",
                "*/*|application/json",
                "application/*|application/json",
                "application/json|application/json",
                "application/graphql-response+json|application/graphql-response+json",
                "application/graphql-response+json, application/json;q=0.9|application/graphql-response+json",
                "application/json;q=0.5, application/graphql-response+json|application/graphql-response+json",
                "application/graphql-response+json;q=0, application/json|application/json",
                "text/html, application/json|application/json"
            })
    void answersInTheTypeThatIsWantedMost(@Nullable String accept, String type) throws Exception {
        var answer = post("{\"query\": \"{ __typename }\"}", JSON, accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(type);
        assertThat(answer.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
    }

    @ParameterizedTest
    @CsvSource({"text/html", "application/xml", "nonsense"})
    void refusesWhoTakesNeitherType(String accept) throws Exception {
        assertThat(post("{\"query\": \"{ __typename }\"}", JSON, accept).statusCode())
                .isEqualTo(406);
    }

    /** The status with application/json, then that with application/graphql-response+json. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\": \"{ __typename }\", \"variables\": null, \"operationName\": null, \"extensions\": null}|200|200",
                "{\"query\": \"query Q { __typename }\", \"operationName\": \"Q\", \"extensions\": {\"any\": 1}, \"more\": 1}|200|200",
                "{\"query\": \"{ tasks(first: 0) { id } }\"}|200|294",
                "{\"query\": \"{\"}|200|400",
                "{\"query\": \"{ nothing }\"}|200|400",
                "{\"query\": \"query Q($id: ID!) { __typename }\", \"variables\": {\"id\": null}}|200|400",
                "{\"query\": \"query A { __typename } query B { __typename }\"}|200|400",
                "{\"query\": \"{ __typename }\", \"variables\": [1]}|400|400",
                "{\"query\": \"{ __typename }\", \"variables\": \"{}\"}|400|400",
                "{\"query\": \"{ __typename }\", \"operationName\": 0}|400|400",
                "{\"query\": \"{ __typename }\", \"extensions\": false}|400|400",
                "{\"query\": [\"{ __typename }\"]}|400|400",
                "{\"qeury\": \"{ __typename }\"}|400|400",
                "[{\"query\": \"{ __typename }\"}]|400|400",
                "{ \"not JSON|400|400",
                "''|400|400"
            })
    void tellsByTheStatusHowItWent(String body, int json, int response) throws Exception {
        var asJson = post(body, JSON, JSON);
        assertThat(asJson.statusCode()).isEqualTo(json);
        var asResponse = post(body, JSON, RESPONSE);
        assertThat(asResponse.statusCode()).isEqualTo(response);
        assertThat(asResponse.headers().firstValue("content-type").orElseThrow())
                .startsWith(RESPONSE);
        if (response == 400) {
            assertThat(orderedMap(asResponse.body())).containsKey("errors").doesNotContainKey("data");
        }
    }

    @Test
    void saysThatBatchesAreOff() throws Exception {
        assertThat(post("[{\"query\": \"{ __typename }\"}]", JSON, JSON).body()).contains("Batches are not taken");
    }

    @Test
    void refusesWhatIsForbiddenWith403() throws Exception {
        var request = HttpRequest.newBuilder(uri("/graphql"))
                .header("content-type", JSON)
                .header("accept", RESPONSE)
                .header("X-Denied", "graph:read")
                .POST(BodyPublishers.ofString("{\"query\": \"{ customers { id } }\"}"));
        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "application/json|200",
                "application/json; charset=utf-8|200",
                "application/json; charset=utf-16|415",
                "application/x-www-form-urlencoded|415",
                "text/plain|415",
                "application/graphql|415",
                "-|415"
            })
    void takesJsonInUtf8Only(@Nullable String contentType, int status) throws Exception {
        assertThat(post("{\"query\": \"{ customer(id: \\\"🏃\\\") { id } }\"}", contentType, JSON)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void answersQueriesByGet() throws Exception {
        var query = "query Q($id: ID!) { customer(id: $id) { name } }";
        var answer = byGet(
                Map.of(
                        "query",
                        query,
                        "variables",
                        "{\"id\": \"a\"}",
                        "operationName",
                        "Q",
                        "extensions",
                        "{\"statements\": true}"),
                RESPONSE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.body())
                .startsWith("{\"data\":{\"customer\":{\"name\":\"A\"}}")
                .contains("statements");
        assertThat(byGet(Map.of("query", "{ __typename }", "variables", "", "operationName", ""), JSON)
                        .statusCode())
                .isEqualTo(200);
        for (var wrong : Map.of("variables", "[1]", "extensions", "{").entrySet()) {
            assertThat(byGet(Map.of("query", "{ __typename }", wrong.getKey(), wrong.getValue()), JSON)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(byGet(Map.of(), JSON).statusCode()).isEqualTo(400);
    }

    @Test
    void changesNothingByGet() throws Exception {
        // A schema without mutations has none to refuse by name.
        var has = get("/graphql/schema").body().contains("type Mutation");
        for (var type : has ? new String[] {JSON, RESPONSE} : new String[] {RESPONSE}) {
            var refused = byGet(Map.of("query", "mutation { __typename }"), type);
            assertThat(refused.statusCode()).isEqualTo(has ? 405 : 400);
            assertThat(refused.headers().firstValue("allow")).isEqualTo(has ? Optional.of("POST") : Optional.empty());
            assertThat(refused.body().contains("Aia.GraphQl.MutationByGet")).isEqualTo(has);
        }
        if (!has) {
            return;
        }
        var two = Map.of("query", "query Q { __typename } mutation M { __typename }", "operationName", "Q");
        assertThat(byGet(two, RESPONSE).statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherMethods() throws Exception {
        var refused = send(HttpRequest.newBuilder(uri("/graphql")).PUT(BodyPublishers.ofString("{}")));

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("allow").orElseThrow()).contains("GET", "POST");
    }

    @Test
    void remembersDocumentsByTheirHashes() throws Exception {
        var query = "{ customers(first: 7) { name } }";
        var hash = sha256(query);
        var persisted = "{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + hash + "\"}}";
        var unknown = post("{\"extensions\": " + persisted + "}", JSON, JSON);
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(unknown.body()).contains("\"PersistedQueryNotFound\"", "\"PERSISTED_QUERY_NOT_FOUND\"");

        var sent = Map.of("query", query, "extensions", JsonMapper.shared().readTree(persisted));
        assertThat(post(JsonMapper.shared().writeValueAsString(sent), JSON, JSON)
                        .body())
                .isEqualTo("{\"data\":{\"customers\":[{\"name\":\"A\"}]}}");

        for (var answer : new String[] {
            post("{\"extensions\": " + persisted + "}", JSON, JSON).body(),
            byGet(Map.of("extensions", persisted), RESPONSE).body()
        }) {
            assertThat(answer).isEqualTo("{\"data\":{\"customers\":[{\"name\":\"A\"}]}}");
        }
        var other = Map.of(
                "query", "{ __typename }", "extensions", JsonMapper.shared().readTree(persisted));
        assertThat(post(JsonMapper.shared().writeValueAsString(other), JSON, JSON)
                        .body())
                .contains("PERSISTED_QUERY_HASH_MISMATCH");
    }

    @Test
    void tellsTheCostOnRequest() throws Exception {
        var query = "{ customers(first: 10) { name purchases(first: 5) { name } } }";
        var told = orderedMap(post("{\"query\": \"" + query + "\", \"extensions\": {\"cost\": true}}", JSON, JSON)
                .body());

        assertThat(told.get("extensions"))
                .isEqualTo(Map.of("cost", Map.of("fields", 71, "maxFields", 100_000, "depth", 3, "maxDepth", 20)));
        assertThat(post("{\"query\": \"" + query + "\"}", JSON, JSON).body()).doesNotContain("extensions");
        var deep = "query { task(taskId: \\\"a\\\") { " + "dependsOn { ".repeat(20) + "id" + " }".repeat(20) + " } }";
        assertThat(post("{\"query\": \"" + deep + "\", \"extensions\": {\"cost\": true}}", JSON, JSON)
                        .body())
                .contains("Aia.GraphQl.TooDeep", "\"depth\":22");
    }

    @Test
    void givesTheSchemaInItsOwnLanguage() throws Exception {
        assertThat(get("/graphql/schema").body()).contains("type Query", "type Customer implements Entity");
    }

    private HttpResponse<String> post(String body, @Nullable String contentType, @Nullable String accept)
            throws Exception {
        var request = HttpRequest.newBuilder(uri("/graphql")).POST(BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("content-type", contentType);
        }
        if (accept != null) {
            request.header("accept", accept);
        }
        return send(request);
    }

    private HttpResponse<String> byGet(Map<String, String> parameters, String accept) throws Exception {
        var query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(HttpRequest.newBuilder(uri("/graphql" + query)).header("accept", accept));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
