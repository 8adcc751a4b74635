package tech.aia.app.agents.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tech.aia.app.LoopbackServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A language model's endpoint on this machine. It speaks {@code POST <base>/chat/completions} as OpenAI documents it, refuses
 * conversations that break the protocol, and says in turn what a test tells it to.
 */
public final class LlmEndpoint {
    public static final String KEY = "sk-test-0123456789abcdef";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COMPLETIONS = "/v1/chat/completions";

    private final HttpServer server;
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch hanging = new CountDownLatch(1);

    private static final class Shared {
        static final LlmEndpoint ONE = new LlmEndpoint();
    }

    private LlmEndpoint() {
        server = LoopbackServer.start(this::handle);
    }

    public static LlmEndpoint shared() {
        return Shared.ONE;
    }

    /** A request as it came. */
    public record Asked(@Nullable String authorization, JsonNode body) {

        /** What the tools gave in the last round. */
        public List<String> toolResults() {
            var results = new ArrayList<String>();
            for (var message : body.path("messages")) {
                switch (message.path("role").asString()) {
                    case "assistant" -> results.clear();
                    case "tool" -> results.add(message.path("content").asString());
                    default -> {
                        // Before the first round.
                    }
                }
            }
            return results;
        }

        public String message(String role) {
            for (var message : body.path("messages")) {
                if (message.path("role").asString().equals(role)) {
                    return message.path("content").asString();
                }
            }
            return "";
        }
    }

    /** What it does when it is asked. */
    public sealed interface Turn {}

    private record Message(
            Map<String, ? extends @Nullable Object> content, String finishReason, int prompt, int completion)
            implements Turn {}

    private record Refusal(int status, String body, Map<String, String> headers) implements Turn {}

    private record Hang() implements Turn {}

    public static Turn says(String text) {
        return new Message(Map.of("role", "assistant", "content", text), "stop", 100, 10);
    }

    /** Asks for tools: names and arguments in turn. */
    public static Turn calls(String... namesAndArguments) {
        var calls = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < namesAndArguments.length; i += 2) {
            var function = Map.of("name", namesAndArguments[i], "arguments", namesAndArguments[i + 1]);
            calls.add(Map.of("id", "call_" + i, "type", "function", "function", function));
        }
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("role", "assistant");
        content.put("content", null);
        content.put("tool_calls", calls);
        return new Message(content, "tool_calls", 100, 10);
    }

    public static Turn refuses(int status, String message) {
        return new Refusal(status, JSON.writeValueAsString(error(message)), Map.of());
    }

    /** @param retryAfter as the header has it */
    public static Turn isBusy(int status, String retryAfter) {
        return new Refusal(status, JSON.writeValueAsString(error("busy")), Map.of("Retry-After", retryAfter));
    }

    public static Turn redirects(String location) {
        return new Refusal(307, "", Map.of("Location", location));
    }

    /** Sends the beginning of an answer and then nothing more. */
    public static Turn hangs() {
        return new Hang();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A base URL that is not listed; its host has to be allowed. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** A base URL below which nobody is let in without {@link #KEY}. */
    public String keyedUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/keyed/v1";
    }

    /** Forgets everything, and will do this. */
    public void script(Turn... script) {
        hanging.countDown();
        hanging = new CountDownLatch(1);
        asked.clear();
        turns.clear();
        turns.addAll(List.of(script));
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (!exchange.getRequestMethod().equals("POST") || !path.endsWith(COMPLETIONS)) {
                send(exchange, new Refusal(404, JSON.writeValueAsString(error("no such path: " + path)), Map.of()));
                return;
            }
            if (path.startsWith("/keyed/") && !("Bearer " + KEY).equals(authorization)) {
                send(exchange, new Refusal(401, JSON.writeValueAsString(error("Incorrect API key")), Map.of()));
                return;
            }
            var request = JSON.readTree(body);
            asked.add(new Asked(authorization, request));
            var broken = brokenRule(request);
            send(exchange, broken == null ? nextTurn() : refuses(400, broken), request);
        }
    }

    private Turn nextTurn() {
        return Objects.requireNonNullElseGet(turns.poll(), () -> refuses(500, "nothing more was expected"));
    }

    /** As OpenAI's refuses with status 400. */
    private static @Nullable String brokenRule(JsonNode request) {
        if (!request.path("model").isString() || request.path("messages").isEmpty()) {
            return "you must provide a model and messages";
        }
        var open = new HashSet<String>();
        for (var message : request.path("messages")) {
            var role = message.path("role").asString();
            if (role.equals("tool")) {
                if (!open.remove(message.path("tool_call_id").asString())) {
                    return "a tool message must answer a tool call before it";
                }
            } else if (!open.isEmpty()) {
                return "these tool calls have no answers: " + open;
            }
            message.path("tool_calls").forEach(call -> open.add(call.path("id").asString()));
        }
        return open.isEmpty() ? null : "these tool calls have no answers: " + open;
    }

    private void send(HttpExchange exchange, Turn turn, JsonNode request) throws IOException {
        switch (turn) {
            case Message message -> send(exchange, 200, JSON.writeValueAsString(completion(message, request)));
            case Refusal refusal -> send(exchange, refusal);
            case Hang() -> hang(exchange);
        }
    }

    private static void send(HttpExchange exchange, Refusal refusal) throws IOException {
        refusal.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, refusal.status(), refusal.body());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void hang(HttpExchange exchange) throws IOException {
        var until = hanging;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
            until.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> error(String message) {
        return Map.of("error", Map.of("message", message, "type", "test_error", "code", "test"));
    }

    private static Map<String, Object> completion(Message message, JsonNode request) {
        return Map.of(
                "id",
                "chatcmpl-1",
                "object",
                "chat.completion",
                "created",
                1_760_000_000,
                "model",
                request.path("model").asString(),
                "choices",
                List.of(Map.of("index", 0, "message", message.content(), "finish_reason", message.finishReason())),
                "usage",
                Map.of(
                        "prompt_tokens",
                        message.prompt(),
                        "completion_tokens",
                        message.completion(),
                        "total_tokens",
                        message.prompt() + message.completion()));
    }
}
