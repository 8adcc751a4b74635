package tech.aia.app.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of graphql-transport-ws. */
public final class LiveSocketClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<WebSocket> socket;
    private volatile String reason = "";

    private LiveSocketClient(int port, Map<String, String> headers) {
        var builder = HTTP.newWebSocketBuilder().subprotocols("graphql-transport-ws");
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/graphql/ws"), this);
    }

    /**
     * @param headers of the handshake
     * @throws java.util.concurrent.CompletionException if it is refused
     */
    public static LiveSocketClient open(int port, Map<String, String> headers) {
        var client = new LiveSocketClient(port, headers);
        client.socket.join();
        return client;
    }

    /** Says who calls as pages do. */
    public LiveSocketClient init(Map<String, String> payload) {
        return send(Map.of("type", "connection_init", "payload", payload));
    }

    public LiveSocketClient subscribe(String id, String query) {
        return subscribe(id, query, Map.of());
    }

    LiveSocketClient subscribe(String id, String query, Map<String, ?> variables) {
        return send(Map.of("type", "subscribe", "id", id, "payload", Map.of("query", query, "variables", variables)));
    }

    LiveSocketClient send(Object message) {
        return sendText(JSON.writeValueAsString(message));
    }

    LiveSocketClient sendText(String text) {
        socket.join().sendText(text, true).join();
        return this;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received.add(JSON.readTree(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String why) {
        reason = why;
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    /** The code with which the server closed it, as soon as it has. */
    public int closedWith() {
        return closed.orTimeout(60, TimeUnit.SECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    String reason() {
        return reason;
    }

    public boolean isKnown() {
        return types().contains("connection_ack");
    }

    List<String> types() {
        return received.stream().map(message -> message.path("type").asString()).toList();
    }

    /** Payloads of this subscription, errors and ends left out. */
    List<JsonNode> next(String id) {
        return received.stream()
                .filter(message -> message.path("type").asString().equals("next"))
                .filter(message -> message.path("id").asString().equals(id))
                .map(message -> message.path("payload"))
                .toList();
    }

    /** Why this subscription did not begin or go on. */
    List<JsonNode> errors(String id) {
        return received.stream()
                .filter(message -> message.path("type").asString().equals("error"))
                .filter(message -> message.path("id").asString().equals(id))
                .flatMap(message -> message.path("payload").valueStream())
                .toList();
    }

    /** Values of the only root field. */
    List<JsonNode> events(String id) {
        return next(id).stream()
                .map(payload -> payload.path("data").iterator().next())
                .toList();
    }

    @Override
    public void close() {
        socket.join().abort();
    }
}
