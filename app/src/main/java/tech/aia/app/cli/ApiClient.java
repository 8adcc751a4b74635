package tech.aia.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server's HTTP API as the commands use it. Every answer but a success, and every failure to get an answer, becomes a
 * {@link CliException} in plain words. Safe for use by several threads.
 */
final class ApiClient implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final URI server;
    private final HttpClient http;
    private final Optional<ClientKeys> keys;
    private final SSLContext trust;
    private volatile @Nullable String token;

    /**
     * @param keys none where there are none; the server then says what is missing
     * @param trust by whom a server that speaks TLS is known
     */
    ApiClient(URI server, Optional<ClientKeys> keys, SSLContext trust) {
        this.server = server;
        this.keys = keys;
        this.trust = trust;
        // HTTP/1.1 only: offering HTTP/2 on a plain connection makes some servers refuse a streamed body.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .sslContext(trust)
                .build();
    }

    URI server() {
        return server;
    }

    /** The body of a successful answer; the caller closes it. */
    InputStream post(String path, JsonNode body, String accept) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        return successful(send(request)).body();
    }

    byte[] post(String path, JsonNode body) {
        return bytes(post(path, body, "application/json"));
    }

    JsonNode get(String path) {
        return json(getBytes(path));
    }

    byte[] getBytes(String path) {
        var request = request(path).header("Accept", "application/json").GET().build();
        return bytes(successful(send(request)).body());
    }

    /** Begins to send a body of any size; the answer is for {@link #successful} to judge. */
    CompletableFuture<HttpResponse<InputStream>> upload(
            String path, String contentType, boolean gzipped, BodyPublisher body) {
        var request = request(path)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .POST(body);
        if (gzipped) {
            request.header("Content-Encoding", "gzip");
        }
        return http.sendAsync(request.build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<InputStream> successful(HttpResponse<InputStream> response) {
        if (response.statusCode() / 100 == 2) {
            return response;
        }
        if (response.statusCode() == 401 && keys.isEmpty()) {
            throw CliException.refused(noCredentials());
        }
        throw ServerRefusal.of(server, response.statusCode(), explanation(response.body()));
    }

    /** As much as arrives: a server that refuses an upload half-way may hang up before its explanation is through. */
    private static byte[] explanation(InputStream body) {
        var explanation = new ByteArrayOutputStream();
        try (body) {
            body.transferTo(explanation);
        } catch (IOException hungUp) {
            // The status alone says that it is a refusal.
        }
        return explanation.toByteArray();
    }

    byte[] bytes(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException failure) {
            throw broken(failure);
        }
    }

    JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException failure) {
            throw CliException.failed(
                    server + " answered with something other than JSON. Is it an AIA server?", failure);
        }
    }

    /** What a failure to talk to the server means for the user. */
    CliException broken(IOException failure) {
        if (failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException) {
            return CliException.unreachable(
                    "No AIA server answers at " + server + ". Start one with ./aia up, or name it with --server.",
                    failure);
        }
        return CliException.unreachable(reason(failure), failure);
    }

    private String reason(IOException failure) {
        if (failure instanceof SSLException
                && String.valueOf(failure.getMessage()).contains("SSL message")) {
            return server + " does not speak TLS. Call it by http:// instead of https://, or start it with --tls.";
        }
        if (causes(failure).anyMatch(CertificateException.class::isInstance)) {
            return "The certificate of " + server + " is not trusted: " + failure.getMessage()
                    + ". Name the file of the certificate, or of who signed it, with --ca or AIA_CA, and call the server by"
                    + " a name that is in it.";
        }
        return "The connection to " + server + " broke before the answer came"
                + (failure.getMessage() == null ? "." : ": " + failure.getMessage() + ".")
                + " The server's log may say why."
                + orNoTls();
    }

    /** A server of plain HTTP may hang up on the first message of TLS, or keep silent, instead of answering it. */
    private String orNoTls() {
        return "https".equals(server.getScheme())
                ? " If it was started without --tls, call it by http:// instead of https://."
                : "";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    CliException interrupted(InterruptedException failure) {
        Thread.currentThread().interrupt();
        return CliException.failed("Interrupted.", failure);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** An access token of the server, good for at least some time. */
    String token() {
        if (keys.isEmpty()) {
            throw CliException.usage(noCredentials());
        }
        return token(keys.get());
    }

    private String noCredentials() {
        return "There are no credentials for " + server
                + ": set AIA_CLIENT_ID and AIA_CLIENT_SECRET, or on the server's own machine AIA_DATA to its data directory.";
    }

    private String token(ClientKeys known) {
        greet();
        var form = "grant_type=client_credentials&client_id=" + encoded(known.id()) + "&client_secret="
                + encoded(known.secret());
        var request = HttpRequest.newBuilder(URI.create(server + "/auth/token"))
                .header("User-Agent", "aia-cli")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        var answer = exchange(request);
        if (answer.statusCode() == 401) {
            throw CliException.refused(server + " does not know the client " + known.id()
                    + " or takes its secret for wrong; the credentials may be of another data directory.");
        }
        var fresh = json(bytes(successful(answer).body())).path("access_token").asString("");
        token = fresh;
        return fresh;
    }

    /** Finds out first, and for certain, whether the server speaks TLS and is to be trusted. */
    private void greet() {
        if (!"https".equals(server.getScheme())) {
            return;
        }
        try {
            Handshake.with(server, trust, CONNECT_TIMEOUT);
        } catch (IOException failure) {
            throw broken(failure);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).header("User-Agent", "aia-cli");
        var known = token;
        if (known == null && keys.isPresent()) {
            known = token(keys.get());
        } else if (known == null) {
            greet();
        }
        return known == null ? request : request.header("Authorization", "Bearer " + known);
    }

    /** Once more with a new token where the old one has become too old meanwhile. */
    private HttpResponse<InputStream> send(HttpRequest request) {
        var answer = exchange(request);
        if (answer.statusCode() != 401 || keys.isEmpty()) {
            return answer;
        }
        bytes(answer.body());
        var fresh = token(keys.get());
        return exchange(HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase("Authorization"))
                .header("Authorization", "Bearer " + fresh)
                .build());
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw broken(failure);
        } catch (InterruptedException failure) {
            throw interrupted(failure);
        }
    }
}
