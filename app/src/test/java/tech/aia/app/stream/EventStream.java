package tech.aia.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tech.aia.app.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that reads a stream as browsers do: it remembers the last id, and takes a block without data for no event. */
final class EventStream implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream body;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile boolean over;

    record Received(String id, String name, JsonNode data) {
        String subject() {
            return data.path("subjects").path(0).asString("");
        }
    }

    private EventStream(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    /** Opens a stream and waits until it is known where it begins. */
    static EventStream open(Http http, String query, @Nullable String lastId) {
        var request = http.request("/events/stream" + query).header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
            var stream = new EventStream(answer.body());
            Patience.eventually("an id to begin with", () -> !stream.lastId.isEmpty());
            return stream;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var name = "";
            var data = new StringBuilder();
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        received.add(
                                new Received(lastId, name, JsonMapper.shared().readTree(data.toString())));
                        count.incrementAndGet();
                    }
                    name = "";
                    data.setLength(0);
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else {
                    comments.add(line);
                }
            }
        } catch (IOException closed) {
            Objects.requireNonNull(closed);
        } finally {
            over = true;
        }
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    int count() {
        return count.get();
    }

    List<String> names() {
        return received.stream().map(Received::name).toList();
    }

    List<String> subjects() {
        return received.stream().map(Received::subject).toList();
    }

    boolean hasSubject(String id) {
        return received.stream().anyMatch(event -> event.subject().equals(id));
    }

    List<String> comments() {
        return List.copyOf(comments);
    }

    String lastId() {
        return lastId;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
