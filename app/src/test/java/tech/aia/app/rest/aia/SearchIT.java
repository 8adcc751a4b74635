package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.cypher.change.Changes;
import tech.aia.embeddings.Indexing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchIT extends AppIT {
    private static final String SEARCH = "/knowledge-graph/semantic-search";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Changes changes;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Indexing indexing;

    @BeforeEach
    void fill() {
        create(
                "customer",
                "CHIP",
                "{\"name\": \"Nano Devices\", \"description\": \"designs and makes semiconductors\", \"employees\": 900}");
        create(
                "customer",
                "FARM",
                "{\"name\": \"Green Acres\", \"description\": \"grows wheat and keeps cattle\", \"employees\": 12}");
        create(
                "customer",
                "FAB",
                "{\"name\": \"Wafer Works\", \"description\": \"contract manufacturer of integrated circuits\", \"employees\": 300}");
        create(
                "agent",
                "DOC",
                "{\"name\": \"Chip documentation agent\", \"description\": \"writes data sheets of semiconductors\"}");
        var cursor = changes.latest();
        eventually("indexed", () -> indexing.covers(cursor));
    }

    @Test
    void findsByMeaningAsDocumented() {
        var answer = http().post(SEARCH, """
                {"query": "computer chip makers", "limit": 20, "threshold": 0.5, "include_explanations": true}""");

        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.path("search_id").asString()).startsWith("semantic_search_");
        assertThat(json.path("query_vector_dimensions").asInt()).isEqualTo(384);
        assertThat(json.path("search_time_ms").isNumber()).isTrue();
        assertThat(json.path("results").valueStream()).isNotEmpty().allSatisfy(hit -> {
            assertThat(hit.path("similarity_score").asDouble()).isBetween(0.5, 1.0);
            assertThat(hit.path("match_explanation").asString()).isNotBlank();
            assertThat(hit.path("explanation").path("semantic")).isEqualTo(hit.path("similarity_score"));
        });
        assertThat(json.path("results").get(0).path("entity_data").path("name").isString())
                .isTrue();
    }

    @Test
    void explainsOnlyWhenAsked() {
        var hit = http().post(SEARCH, "{\"query\": \"wheat\"}")
                .json()
                .path("results")
                .get(0);

        assertThat(hit.path("entity_id").asString()).isEqualTo("customer_FARM");
        assertThat(hit.has("match_explanation")).isFalse();
        assertThat(hit.has("explanation")).isFalse();
    }

    @Test
    void keepsToTypesAndFilters() {
        var found = http().post(SEARCH, """
                {"query": "semiconductors", "types": ["customer"], "filters": {"employees": {"lt": 500}}, "limit": 2}""");

        assertThat(ids(found.json())).containsExactly("customer_FAB", "customer_FARM");
    }

    @Test
    void findsByWordsAloneWithoutMakingAVector() {
        var found = http().post(SEARCH, "{\"query\": \"cattle\", \"mode\": \"lexical\"}")
                .json();

        assertThat(ids(found)).containsExactly("customer_FARM");
        assertThat(found.path("query_vector_dimensions").isNull()).isTrue();
    }

    @Test
    void findsWhatIsSimilarToAnEntity() {
        var similar = http().get("/knowledge-graph/entities/customer_CHIP/similar?limit=1&types=customer");

        assertThat(ids(similar.json())).containsExactly("customer_FAB");
        assertThat(http().get("/knowledge-graph/entities/customer_NONE/similar").status())
                .isEqualTo(404);
        assertThat(http().get("/knowledge-graph/entities/customer_CHIP/similar?limit=0")
                        .errorField())
                .isEqualTo("limit");
        assertThat(http().get("/knowledge-graph/entities/customer_CHIP/similar?threshold=NaN")
                        .errorField())
                .isEqualTo("threshold");
    }

    @Test
    void aBodyMayBeGzipped() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"query\": \"chips\"}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(http().post(SEARCH, "application/json", packed.toByteArray(), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(200);
        var broken = http().post(SEARCH, "application/json", new byte[] {1, 2}, "Content-Encoding", "gzip");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().path("detail").asString()).contains("gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|query",
                "{\"query\": \"\"}|422|query",
                "{\"query\": \"  \"}|422|query",
                "{\"query\": 7}|422|query",
                "{\"query\": \"x\", \"threshold\": 7}|422|threshold",
                "{\"query\": \"x\", \"threshold\": -0.1}|422|threshold",
                "{\"query\": \"x\", \"threshold\": \"0.7\"}|422|threshold",
                "{\"query\": \"x\", \"threshold\": NaN}|400|''",
                "{\"query\": \"x\", \"limit\": 0}|422|limit",
                "{\"query\": \"x\", \"limit\": 100000}|422|limit",
                "{\"query\": \"x\", \"limit\": 2.5}|422|limit",
                "{\"query\": \"x\", \"mode\": \"psychic\"}|422|mode",
                "{\"query\": \"x\", \"types\": [\"no such\"]}|422|type",
                "{\"query\": \"x\", \"types\": \"customer\"}|422|types",
                "{\"query\": \"x\", \"filters\": {\"no_such_property\": 1}}|422|filters.no_such_property",
                "{\"query\": \"x\", \"filters\": {\"employees\": \"many\"}}|422|filters.employees",
                "{\"query\": \"x\", \"filter\": {}}|422|filter"
            })
    void refusesABadSearchWithTheFieldThatIsWrong(String body, int status, String field) {
        var refused = http().post(SEARCH, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.errorField()).isEqualTo(field);
    }

    @Test
    void refusesAQueryOfAMegabyte() {
        var body = JsonMapper.shared().writeValueAsString(Map.of("query", "chip ".repeat(200_000)));

        assertThat(http().post(SEARCH, body).errorField()).isEqualTo("query");
    }

    @Test
    void refusesABodyBeyondTheLimitWhetherItSaysItsLengthOrNot() {
        var body = JsonMapper.shared().writeValueAsString(Map.of("query", "x".repeat(3_000_000)));

        assertThat(http().post(SEARCH, body).status()).isEqualTo(413);
        var streamed = http().send(http().request(SEARCH)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
        assertThat(streamed.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " \\u0000 chips \\u0000 ",
                "\\uD83D\\uDE80",
                "\\uD83D",
                "+ - && || ! ( ) { } [ ] ^ ~ * ? : \\\\ /",
                "') RETURN n //"
            })
    void anyTextCanBeSearchedFor(String text) {
        var answer = http().post(SEARCH, "{\"query\": \"%s\"}".formatted(text));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void create(String type, String key, String properties) {
        var created = http().post(
                        "/knowledge-graph/entities",
                        "{\"type\": \"%s\", \"id\": \"%s\", \"properties\": %s}".formatted(type, key, properties));
        assertThat(created.status()).isEqualTo(201);
    }

    private static List<String> ids(JsonNode answer) {
        return answer.path("results")
                .valueStream()
                .map(hit -> hit.path("entity_id").asString())
                .toList();
    }
}
