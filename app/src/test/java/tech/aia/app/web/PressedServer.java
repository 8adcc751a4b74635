package tech.aia.app.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tech.aia.app.Http;
import tech.aia.app.Server;
import tech.aia.cypher.Graph;

/** A server with little room and little time, and ways to look into it. */
final class PressedServer implements AutoCloseable {
    static final int AT_ONCE = 6;
    static final int BODIES = 3_000_000;
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final int port;
    private final Http http;

    private PressedServer(ConfigurableApplicationContext context, int port, Http http) {
        this.context = context;
        this.port = port;
        this.http = http;
    }

    static PressedServer start(Path data) {
        var context = SpringApplication.run(
                Server.class,
                "--server.port=0",
                "--aia.data=" + data,
                "--aia.neo4j.bolt-port=0",
                "--aia.neo4j.page-cache=64MB",
                "--aia.cypher.max-bytes=200KB",
                "--aia.limits.request-time=3s",
                "--aia.limits.concurrent-requests=" + AT_ONCE,
                "--aia.limits.queued-requests=" + AT_ONCE,
                "--aia.limits.queue-time=500ms",
                "--aia.limits.body-memory=" + BODIES + "B",
                "--logging.level.root=WARN");
        var server = ((WebServerApplicationContext) context).getWebServer();
        var port = server == null ? 0 : server.getPort();
        return new PressedServer(context, port, Http.firstClient(port, data));
    }

    Http http() {
        return http;
    }

    Http stranger() {
        return Http.stranger(port);
    }

    Graph graph() {
        return context.getBean(Graph.class);
    }

    Http.Answer query(String statement, String more) {
        return http.post("/knowledge-graph/query", "{\"query\": \"" + statement + "\"" + more + "}");
    }

    /** All that comes back of a query, whether or not the answer is whole. */
    String raw(String statement, String format) {
        var body = "{\"query\": \"" + statement + "\", \"format\": \"" + format + "\", \"limit\": 10000}";
        return http.raw(head("POST /knowledge-graph/query", body.length()) + body);
    }

    /** A connection that has sent the head of a request, and no more of its body than this. */
    Socket begin(String request, int length, String body) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write((head(request, length) + body).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String head(String request, int length) {
        return request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n" + http.authorization() + "\r\n\r\n";
    }

    /** Transactions that the database works on, whose statement has this in it. */
    long transactions(String part) {
        return graph().read(
                        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $part"
                                + " AND NOT currentQuery STARTS WITH 'SHOW' RETURN count(*) AS n",
                        Map.of("part", part))
                .getFirst()
                .integer("n");
    }

    /** Other requests than those that are counted apart. */
    double running() {
        return gauge("aia.requests.running");
    }

    double waiting() {
        return gauge("aia.requests.waiting");
    }

    private double gauge(String name) {
        return meters().get(name).tag("lane", "other").gauge().value();
    }

    double shed() {
        return meters().get("aia.requests.shed").tag("lane", "other").counter().count();
    }

    double streams() {
        return meters().get("aia.stream.readers").gauge().value();
    }

    private MeterRegistry meters() {
        return context.getBean(MeterRegistry.class);
    }

    static void eventually(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
