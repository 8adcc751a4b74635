package tech.aia.app.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tech.aia.app.LoopbackServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints of webhooks on this machine. Each path answers 200, unless it was told to answer something else first, or nothing at all. */
public final class Receiver {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private volatile CountDownLatch silence = new CountDownLatch(1);

    private static final class Shared {
        static final Receiver ONE = new Receiver();
    }

    private Receiver() {
        server = LoopbackServer.start(this::handle);
    }

    public static Receiver shared() {
        return Shared.ONE;
    }

    /** What came, as it came. */
    record Received(Map<String, List<String>> headers, String body, long at) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String type() {
            return json().path("event_type").asString();
        }

        JsonNode data() {
            return json().path("data");
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param status 0 for none until {@link #speak} is called */
    record Reply(int status, Map<String, String> headers) {
        static Reply of(int status) {
            return new Reply(status, Map.of());
        }

        static Reply retryAfter(int status, String when) {
            return new Reply(status, Map.of("Retry-After", when));
        }

        static Reply none() {
            return of(0);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://localhost:" + port() + path;
    }

    /** Before it answers 200. */
    void will(String path, Reply... next) {
        replies.computeIfAbsent(path, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    /** Lets those go who were told nothing. */
    void speak() {
        silence.countDown();
        silence = new CountDownLatch(1);
    }

    List<Received> received(String path) {
        return received.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received(path).add(new Received(Map.copyOf(exchange.getRequestHeaders()), body, System.nanoTime()));
            var queue = replies.get(path);
            var next = queue == null ? null : queue.poll();
            var reply = next == null ? Reply.of(200) : next;
            if (reply.status() == 0) {
                silence.await();
                return;
            }
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            var answer = "{\"status\": \"received\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
