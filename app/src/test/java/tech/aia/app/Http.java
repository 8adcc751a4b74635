package tech.aia.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.server.Credentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the server under test. */
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final @Nullable String token;

    private Http(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    /** A caller whom nobody knows. */
    public static Http stranger(int port) {
        return new Http(port, null);
    }

    /** The holder of an access token. */
    public static Http holder(int port, String token) {
        return new Http(port, token);
    }

    /** The client that the server made at its first start. */
    public static Http firstClient(int port, Path data) {
        return firstClient(port, data, Map.of());
    }

    /** The same client with no more than some of its permissions. */
    public static Http firstClient(int port, Path data, String scope) {
        return firstClient(port, data, Map.of("scope", scope));
    }

    private static Http firstClient(int port, Path data, Map<String, String> others) {
        var credentials = new Credentials(data.resolve("credentials"));
        var form = new HashMap<>(others);
        form.put("grant_type", "client_credentials");
        form.put("client_id", credentials.get("client.id").orElseThrow());
        form.put("client_secret", credentials.get("client.secret").orElseThrow());
        var answer = stranger(port).form("/auth/token", form);
        return holder(port, answer.json().path("access_token").asString());
    }

    /** The header by which raw requests make themselves known. */
    public String authorization() {
        return "Authorization: Bearer " + token;
    }

    /** What the server answered. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The code of the documented error object. */
        public String errorCode() {
            return json().path("error").path("code").asString("");
        }

        /** The field at fault. */
        public String errorField() {
            return json().path("error").path("details").path("field").asString("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String json) {
        return json("POST", path, json);
    }

    public Answer json(String method, String path, String json) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String contentType, byte[] body, String... headers) {
        var request = request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The fields of a form, such as the token endpoint takes. */
    public Answer form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(path, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that comes back for bytes that no decent client would send. */
    public String raw(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
