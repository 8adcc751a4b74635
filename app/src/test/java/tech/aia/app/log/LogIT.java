package tech.aia.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tech.aia.app.AppIT;
import tech.aia.app.Http;

/** What comes into the log, with the platform's own loggers telling all they can and the others as shipped. */
class LogIT extends AppIT {
    private static final String HOSTILE =
            "x\r\n2030-01-01T00:00:00.000Z ERROR 1 --- [forged] \u001b[31mred\u202egnp\u2028";
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\u2028\u2029&&[^\n\t]]");
    private static final Pattern ENTRY = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private ShippedLog log;

    @BeforeEach
    void listen() {
        log = new ShippedLog(directory);
        platform().setLevel(Level.DEBUG);
    }

    @AfterEach
    void endListening() {
        platform().setLevel(null);
        log.close();
    }

    private static Logger platform() {
        return (Logger) LoggerFactory.getLogger("tech.aia");
    }

    @Test
    void nothingFromOutsideBeginsALineOrMovesTheCursor() {
        var encoded = Http.encoded(HOSTILE);
        http().get("/knowledge-graph/entities/" + encoded);
        http().get("/knowledge-graph/imports/" + encoded);
        http().delete("/tasks/" + encoded);
        http().json("PATCH", "/agents/" + encoded, "{\"name\": \"x\"}");
        http().get("/knowledge-graph/entities?sort=" + encoded + "&filter=" + encoded + "&cursor=" + encoded);
        var json = HOSTILE.replace("\r", "\\r").replace("\n", "\\n").replace("\u001b", "\\u001b");
        stranger().post("/auth/login", "{\"username\": \"" + json + "\", \"password\": \"wrong password\"}");
        http().post("/knowledge-graph/entities", "{\"type\": \"" + json + "\", \"id\": \"" + json + "\"}");
        http().post("/knowledge-graph/query", "{\"query\": \"RETURN '" + json + "' AS\"}");
        raw("GET /tasks/x HTTP/1.1\r\nHost: localhost\r\n" + http().authorization()
                + "\r\nX-Request-ID: a\u001b[31mb\r\nUser-Agent: \u001b[31mred\r\nAccept: \u001b[31m\r\n\r\n");
        raw("B\u001bD /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
        LoggerFactory.getLogger("tech.aia.test").warn("Told: {}", HOSTILE, new IllegalStateException(HOSTILE));

        var text = log.text();
        assertThat(text).contains("Told: x\\u000d\\n2030").contains("IllegalStateException");
        assertThat(text).containsPattern("answered 4\\d\\d");
        assertThat(CONTROLS.matcher(text).results().map(found -> found.group()).toList())
                .isEmpty();
        assertThat(text.lines().filter(line -> line.startsWith("2030"))).isEmpty();
        assertThat(text.lines())
                .allMatch(line -> line.isEmpty()
                        || line.startsWith("  ")
                        || ENTRY.matcher(line).matches());
    }

    private void raw(String request) {
        assertThat(stranger().raw(request)).startsWith("HTTP/1.1 4");
    }

    @Test
    void noSecretComesIntoTheLogHoweverItIsUsed() {
        var secrets = new ArrayList<>(List.of(
                credential("admin.password"), credential("client.secret"), "Wr0ng-passw0rd-of-test", "wr0ng-s3cret"));
        var session = stranger()
                .post(
                        "/auth/login",
                        "{\"username\": \"%s\", \"password\": \"%s\"}"
                                .formatted(credential("admin.user"), credential("admin.password")))
                .json();
        secrets.add(session.path("access_token").asString());
        secrets.add(session.path("refresh_token").asString());
        var renewed = stranger()
                .post(
                        "/auth/refresh",
                        "{\"refresh_token\": \"" + session.path("refresh_token").asString() + "\"}")
                .json();
        secrets.add(renewed.path("access_token").asString());
        secrets.add(renewed.path("refresh_token").asString());
        stranger().post("/auth/login", "{\"username\": \"admin\", \"password\": \"Wr0ng-passw0rd-of-test\"}");
        stranger().post("/auth/login", "{\"username\": \"admin\", \"passwort\": \"Wr0ng-passw0rd-of-test\"}");
        stranger().post("/auth/login", "{\"username\": \"admin\", \"password\": \"Wr0ng-passw0rd-of-test");
        secrets.addAll(clients());
        secrets.addAll(keys());

        assertThat(secrets).hasSizeGreaterThan(10).allMatch(secret -> secret.length() > 10);
        var text = log.text();
        assertThat(text).contains("/auth/login");
        for (var secret : secrets) {
            assertThat(text).doesNotContain(secret);
        }
    }

    private List<String> clients() {
        var made = admin().post("/access/clients", "{\"name\": \"of the log\", \"scopes\": [\"read\"]}")
                .json();
        var id = made.path("client").path("client_id").asString();
        var secret = made.path("client_secret").asString();
        var form = Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret);
        var given = stranger().form("/auth/token", form).json();
        stranger()
                .form(
                        "/auth/token",
                        Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", "wr0ng-s3cret"));
        var token = given.path("access_token").asString();
        Http.holder(port(), token + "x").get("/tasks");
        stranger().form("/oauth/revoke", Map.of("token", token, "client_id", id, "client_secret", secret));
        Http.holder(port(), token).get("/tasks");
        return List.of(secret, token, given.path("refresh_token").asString());
    }

    private List<String> keys() {
        var key = http().post("/auth/api-keys", "{\"name\": \"of the log\", \"permissions\": [\"tasks:read\"]}")
                .json()
                .path("key")
                .asString();
        for (var sent : List.of(key, key + "x")) {
            stranger()
                    .send(stranger()
                            .request("/tasks/submit")
                            .header("X-API-Key", sent)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}")));
        }
        return List.of(key);
    }
}
