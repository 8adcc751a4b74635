package tech.aia.bench.subject;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server asked with as little as it takes: requests are made beforehand, and each caller has a kept-alive connection to itself. Where a
 * server and who asks it share the processors, what an ordinary client costs would be counted as the server's.
 */
public final class LightApi implements AutoCloseable {
    /** Servers close what nothing comes over; Node does after 5 s. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(2);

    private record Idle(LightConnection connection, long since) {}

    private final URI server;
    private final String token;
    private final Queue<Idle> idle = new ConcurrentLinkedQueue<>();

    /** @param token that lets its holder in; empty for a server that asks nobody who calls */
    public LightApi(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** All that is sent to ask this. */
    public byte[] post(String path, ObjectNode body) {
        var json = body.toString().getBytes(StandardCharsets.UTF_8);
        var head = "POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAccept: application/json\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + "Content-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n";
        var start = head.getBytes(StandardCharsets.US_ASCII);
        var request = new byte[start.length + json.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(json, 0, request, start.length, json.length);
        return request;
    }

    /** The body of the answer; anything but success is an exception. */
    public byte[] send(byte[] request) {
        try {
            var connection = connection();
            var body = connection.exchange(request);
            idle.add(new Idle(connection, System.nanoTime()));
            return body;
        } catch (IOException failure) {
            throw new BenchException("A request to " + server + " got no whole answer: " + failure, failure);
        }
    }

    private LightConnection connection() throws IOException {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (System.nanoTime() - kept.since() < LONGEST_IDLE.toNanos()) {
                return kept.connection();
            }
            kept.connection().close();
        }
        return LightConnection.to(server);
    }

    /** What such a body says: one that came in chunks has their lengths in it. */
    public static JsonNode json(byte[] body) {
        return HttpApi.json(isJson(body) ? body : joined(body));
    }

    private static boolean isJson(byte[] body) {
        return body.length > 0 && (body[0] == '{' || body[0] == '[');
    }

    private static byte[] joined(byte[] chunks) {
        var whole = new ByteArrayOutputStream(chunks.length);
        int at = 0;
        while (at < chunks.length) {
            int end = at;
            while (chunks[end] != '\r') {
                end++;
            }
            int length = Integer.parseInt(new String(chunks, at, end - at, StandardCharsets.US_ASCII), 16);
            whole.write(chunks, end + 2, length);
            at = end + 2 + length + 2;
        }
        return whole.toByteArray();
    }

    @Override
    public void close() {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.connection().close();
        }
    }
}
