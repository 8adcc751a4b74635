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

    /** Runs a statement that writes. */
    public void write(String statement) {
        var unread =
                post("/knowledge-graph/query", json().put("query", statement).put("access_mode", "write"));
        if (unread.length == 0) {
            throw new BenchException("A write was answered with nothing");
        }
    }

    /** The server's heap in use, garbage included, in megabytes of 2<sup>20</sup> bytes. */
    public double heapMegabytes() {
        return metric("jvm_memory_used_bytes{area=\"heap\"") / (1 << 20);
    }

    /** How many event streams the server has open. */
    public double streams() {
        return metric("aia_stream_readers");
    }

    /** How many entities the server has yet to make searchable. */
    public double unsearchable() {
        return metric("aia_index_waiting");
    }

    /** The sum over all lines of the Prometheus format that begin like this. */
    private double metric(String beginning) {
        var metrics = send(
                HttpRequest.newBuilder(server.resolve("/actuator/prometheus")).GET());
        return new String(metrics, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    public static ObjectNode json() {
        return JSON.createObjectNode();
    }

    public static JsonNode json(byte[] answer) {
        return JSON.readTree(answer);
    }

    /** What a request with a JSON body is answered with; anything but success is an exception. */
    public byte[] post(String path, ObjectNode body) {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private byte[] send(HttpRequest.Builder builder) {
        var request = builder.timeout(LONGEST).build();
        var what = request.method() + " " + request.uri().getPath();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new BenchException(what + " was answered with " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException failure) {
            throw new BenchException(what + " got no answer: " + failure, failure);
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
