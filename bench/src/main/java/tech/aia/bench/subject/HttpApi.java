package tech.aia.bench.subject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The REST API of a running server, over kept-alive HTTP/1.1 connections, one for each caller at a time. */
public final class HttpApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public HttpApi(URI server) {
        this.server = server;
    }

    /** Asks for the ten best by the default mode. */
    public byte[] search(String query) {
        return post(
                "/knowledge-graph/semantic-search", json().put("query", query).put("limit", 10));
    }

    public byte[] query(String statement, ObjectNode parameters) {
        var body = json().put("query", statement);
        body.set("parameters", parameters);
        return post("/knowledge-graph/query", body);
    }

    public static ObjectNode json() {
        return JSON.createObjectNode();
    }

    public static JsonNode json(byte[] answer) {
        return JSON.readTree(answer);
    }

    private byte[] post(String path, ObjectNode body) {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new BenchException("POST " + path + " was answered with " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException failure) {
            throw new BenchException("POST " + path + " got no answer: " + failure, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", stop);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
