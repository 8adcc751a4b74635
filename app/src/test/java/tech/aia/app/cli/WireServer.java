package tech.aia.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** The other end of the wire: keeps what it was asked and gives the answers it was told to, in their order. */
final class WireServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    record Asked(
            String method,
            String uri,
            String contentType,
            String contentEncoding,
            ByteBuffer body,
            String authorization) {
        String text() {
            return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
        }

        JsonNode json() {
            return ApiClient.JSON.readTree(text());
        }
    }

    private record Answer(int status, String contentType, String body) {}

    WireServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    WireServer answer(int status, String json) {
        return answer(status, "application/json", json);
    }

    WireServer answer(int status, String contentType, String body) {
        answers.add(new Answer(status, contentType, body));
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(headers.getFirst("Content-Type")),
                    String.valueOf(headers.getFirst("Content-Encoding")),
                    ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()),
                    String.valueOf(headers.getFirst("Authorization"))));
            var answer = answers.remove();
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
