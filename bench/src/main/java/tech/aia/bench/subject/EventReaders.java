package tech.aia.bench.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Readers of a server's event stream, each with a connection of its own. Server and readers share a clock: it is one machine. */
public final class EventReaders implements AutoCloseable {
    /** HTTP/1.0, so that the answer is not cut into chunks. */
    private static final String REQUEST =
            "GET /events/stream HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n";

    private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();

    private EventReaders() {}

    /**
     * Opens so many streams and waits until each has begun.
     *
     * @param token an access token of the server
     */
    public static EventReaders open(URI server, String token, int count) {
        var readers = new EventReaders();
        try {
            for (int i = 0; i < count; i++) {
                var socket = new Socket(server.getHost(), server.getPort());
                readers.sockets.add(socket);
                socket.getOutputStream().write(REQUEST.formatted(token).getBytes(StandardCharsets.US_ASCII));
                Thread.ofVirtual().start(() -> readers.read(socket));
            }
            Waiting.until("all streams to begin", LONGEST, () -> readers.begun.get() == count);
        } catch (IOException failure) {
            readers.close();
            throw new BenchException("A stream could not be opened: " + failure, failure);
        }
        return readers;
    }

    private void read(Socket socket) {
        try (var lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1024)) {
            String line;
            while ((line = lines.readLine()) != null) {
                var now = Instant.now();
                if (line.startsWith("retry: ")) {
                    begun.incrementAndGet();
                } else if (line.startsWith("data: ")) {
                    var at = AT.matcher(line);
                    if (at.find()) {
                        millis.add(Duration.between(Instant.parse(at.group(1)), now)
                                        .toNanos()
                                / 1e6);
                    }
                }
            }
        } catch (IOException closed) {
            // Whoever waits for events that do not come any more says so.
            return;
        }
    }

    /** Waits until every reader has got this many events, and takes how long each was under way from the moment before its commit. */
    public List<Double> take(int events) {
        var expected = events * sockets.size();
        Waiting.until("every reader to get every event", LONGEST, () -> millis.size() >= expected);
        var taken = List.copyOf(millis);
        if (taken.size() != expected) {
            throw new BenchException("The readers got " + taken.size() + " events instead of " + expected);
        }
        millis.clear();
        return taken;
    }

    @Override
    public void close() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
