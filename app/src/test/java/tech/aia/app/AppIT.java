package tech.aia.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import tech.aia.app.agents.llm.LlmEndpoint;
import tech.aia.app.webhook.Receiver;
import tech.aia.cypher.Graph;
import tech.aia.cypher.server.Credentials;

/**
 * The whole server with its embedded Neo4j and the real model, started once for all tests that extend this and wiped of entities
 * before each.
 */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class AppIT {
    /** Pages of it may call. */
    protected static final String FRIENDLY_ORIGIN = "https://app.example.org";

    private static final Path DATA = newDataDirectory();
    private static final Map<Integer, Http> CLIENTS = new ConcurrentHashMap<>();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Graph graph;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("aia.data", DATA::toString);
        registry.add("aia.neo4j.bolt-port", () -> 0);
        registry.add("aia.neo4j.page-cache", () -> "64MB");
        registry.add("aia.web.max-import", () -> "60MB");
        registry.add("aia.cors.origins", () -> FRIENDLY_ORIGIN);
        registry.add("aia.graphql.live.keep-alive", () -> "500ms");
        registry.add("aia.graphql.live.write-timeout", () -> "2s");
        registry.add("aia.graphql.live.max-per-caller", () -> 5);
        registry.add("aia.graphql.live.max-subscriptions", () -> 3);
        registry.add("aia.graphql.live.max-connections", () -> 16);
        registry.add("aia.graphql.live.init-timeout", () -> "2s");
        registry.add("aia.activity.sampling", () -> 0.5);
        registry.add("aia.llm.endpoints", () -> LlmEndpoint.shared().keyedUrl() + " testing");
        registry.add(
                "aia.outbound.allow",
                () -> "localhost:1,localhost:" + LlmEndpoint.shared().port() + ",localhost:"
                        + Receiver.shared().port());
        registry.add("aia.webhooks.retries", () -> "200ms,300ms,300ms");
        registry.add("aia.webhooks.poll", () -> "100ms");
        registry.add("aia.llm.keys.testing", () -> LlmEndpoint.KEY);
    }

    private static Path newDataDirectory() {
        try {
            var directory = Files.createTempDirectory("aia-app-it");
            // After the server, which is still writing there until it has stopped.
            SpringApplication.getShutdownHandlers().add(() -> FileSystemUtils.deleteRecursively(directory.toFile()));
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @BeforeEach
    void wipe() {
        graph.write(tx -> tx.run("MATCH (n) WHERE n:Entity OR n:Import DETACH DELETE n", Map.of()));
        // All tests come from one address, and some of them guess passwords.
        graph.write(tx -> tx.run("MATCH (r:VaultRecord {kind: 'login-tries'}) DELETE r", Map.of()));
    }

    /** The server's data directory. */
    protected static Path data() {
        return DATA;
    }

    protected Graph graph() {
        return graph;
    }

    protected int port() {
        return port;
    }

    /** Calls as the client that the server made at its first start. */
    protected Http http() {
        return CLIENTS.computeIfAbsent(port, any -> Http.firstClient(port, DATA));
    }

    /** For who has ended the tokens that were given so far. */
    protected void forgetToken() {
        CLIENTS.remove(port);
    }

    /** Calls as nobody. */
    protected Http stranger() {
        return Http.stranger(port);
    }

    /** Calls as the administrator whom the server made at its first start. */
    protected Http admin() {
        var given = stranger()
                .post(
                        "/auth/login",
                        "{\"username\": \"%s\", \"password\": \"%s\"}"
                                .formatted(credential("admin.user"), credential("admin.password")));
        return Http.holder(port, given.json().path("access_token").asString());
    }

    /** Calls as a new client. */
    protected Http client(String scope, String tier) {
        var made = admin().post(
                        "/access/clients",
                        "{\"name\": \"a test\", \"scopes\": [\"%s\"], \"tier\": \"%s\"}".formatted(scope, tier))
                .json();
        var token = stranger()
                .form(
                        "/auth/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id",
                                        made.path("client").path("client_id").asString(),
                                "client_secret", made.path("client_secret").asString()));
        return Http.holder(port, token.json().path("access_token").asString());
    }

    /** Of what the server generated at its first start. */
    protected static String credential(String key) {
        return new Credentials(DATA.resolve("credentials")).get(key).orElseThrow();
    }

    /** Waits until it is so, and fails when it is not within a minute. */
    protected static void eventually(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
