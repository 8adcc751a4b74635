package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.embeddings.Indexing;
import tools.jackson.databind.json.JsonMapper;

/** One program for all tests of this door, which are answered over HTTP. */
@SuppressWarnings("NullAway.Init")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "aia.neo4j.bolt-port=0",
            "aia.neo4j.page-cache=64MB",
            "aia.neo4j.transaction-memory=256MB",
            "spring.main.banner-mode=off"
        })
abstract class GraphQlDoor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Graph graph;

    @Autowired
    Changes changes;

    @Autowired
    Indexing indexing;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        var folder = Files.createTempDirectory("graphql-test");
        properties.add("aia.data", folder::toString);
    }

    Answer ask(String query) throws Exception {
        return ask(query, Map.of());
    }

    Answer ask(String query, Map<String, Object> variables) throws Exception {
        return ask(query, variables, "");
    }

    Answer askWithout(String permission, String query) throws Exception {
        return ask(query, Map.of(), permission);
    }

    Answer ask(String query, Map<String, Object> variables, String denied) throws Exception {
        return answer(Map.of("query", query, "variables", variables), denied);
    }

    Answer answer(Map<String, Object> request, String denied) throws Exception {
        var before = Statements.count();
        var response = send(JsonMapper.shared().writeValueAsString(request), denied);
        return new Answer(response.statusCode(), orderedMap(response.body()), Statements.count() - before);
    }

    /** The answer to a whole body. */
    Map<String, @Nullable Object> post(String body) throws Exception {
        return orderedMap(send(body, "").body());
    }

    private HttpResponse<String> send(String body, String denied) throws Exception {
        var request = HttpRequest.newBuilder(uri("/graphql"))
                .header("content-type", "application/json")
                .header("X-Denied", denied.isEmpty() ? "nothing" : denied)
                .POST(BodyPublishers.ofString(body))
                .timeout(Duration.ofMinutes(1))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> orderedMap(String json) {
        return JsonMapper.shared().readValue(json, Map.class);
    }

    /** Again when it and the writer of the embeddings wait for each other. */
    void run(String statement) {
        graph.write(tx -> tx.run(statement, Map.of()));
    }

    void awaitIndexed(long cursor) {
        var deadline = Instant.now().plusSeconds(60);
        while (!indexing.covers(cursor)) {
            assertThat(Instant.now()).as("indexed in time").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
