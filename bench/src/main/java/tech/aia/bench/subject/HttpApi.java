package tech.aia.bench.subject;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The REST API of a running server, over kept-alive HTTP/1.1 connections, one for each caller at a time. The client reads in the caller's
 * thread: what it costs itself is part of every figure.
 */
public final class HttpApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_CALLERS = 64;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI server;
    private final CloseableHttpClient http = client();
    private final String token;

    private HttpApi(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** With an access token for an hour. */
    static HttpApi connect(URI server, String client, String secret) {
        var form = new UrlEncodedFormEntity(List.of(
                new BasicNameValuePair("grant_type", "client_credentials"),
                new BasicNameValuePair("client_id", client),
                new BasicNameValuePair("client_secret", secret)));
        try (var stranger = new HttpApi(server, "")) {
            var answer = stranger.send(ClassicRequestBuilder.post(server.resolve("/auth/token"))
                    .setEntity(form)
                    .build());
            return new HttpApi(server, json(answer).path("access_token").asString());
        }
    }

    /** Of a server that asks nobody who calls. */
    static HttpApi open(URI server) {
        return new HttpApi(server, "");
    }

    /** What lets its holder in for an hour. */
    public String token() {
        return token;
    }

    private static CloseableHttpClient client() {
        var longest = Timeout.of(LONGEST);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(MOST_CALLERS)
                .setMaxConnTotal(MOST_CALLERS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(longest)
                        .setSocketTimeout(longest)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
    }

    /** Asks for the ten best by the default mode. */
    public byte[] search(String query) {
        return post("/knowledge-graph/semantic-search", searchFor(query));
    }

    /** What is posted to ask for the ten best by the default mode. */
    public static ObjectNode searchFor(String query) {
        return json().put("query", query).put("limit", 10);
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
        var metrics = send(ClassicRequestBuilder.get(server.resolve("/actuator/prometheus"))
                .build());
        return new String(metrics, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    public static ObjectNode json() {
        return JSON.createObjectNode();
    }

    static ArrayNode list() {
        return JSON.createArrayNode();
    }

    public static JsonNode json(byte[] answer) {
        return JSON.readTree(answer);
    }

    /** What is answered; anything but success is an exception. */
    public byte[] get(String path) {
        return send(ClassicRequestBuilder.get(server.resolve(path))
                .addHeader("Accept", "application/json")
                .build());
    }

    /** What a request with a JSON body is answered with; anything but success is an exception. */
    public byte[] post(String path, ObjectNode body) {
        return post(path, JSON.writeValueAsBytes(body));
    }

    /** As {@link #post(String, ObjectNode)}, of JSON that is written already. */
    public byte[] post(String path, byte[] body) {
        return send(ClassicRequestBuilder.post(server.resolve(path))
                .addHeader("Accept", "application/json")
                .setEntity(body, ContentType.APPLICATION_JSON)
                .build());
    }

    /** As {@link #post(String, ObjectNode)}, for changes of what there is. */
    public byte[] patch(String path, ObjectNode body) {
        return send(ClassicRequestBuilder.patch(server.resolve(path))
                .addHeader("Accept", "application/json")
                .setEntity(JSON.writeValueAsBytes(body), ContentType.APPLICATION_JSON)
                .build());
    }

    private byte[] send(ClassicHttpRequest request) {
        if (!token.isEmpty()) {
            request.addHeader("Authorization", "Bearer " + token);
        }
        var what = request.getMethod() + " " + request.getPath();
        try {
            return http.execute(request, answer -> {
                var body = EntityUtils.toByteArray(answer.getEntity());
                if (answer.getCode() / 100 != 2) {
                    throw new BenchException(what + " was answered with " + answer.getCode() + ": "
                            + new String(body, StandardCharsets.UTF_8));
                }
                return body;
            });
        } catch (IOException failure) {
            throw new BenchException(what + " got no answer: " + failure, failure);
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }
}
