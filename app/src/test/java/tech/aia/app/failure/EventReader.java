package tech.aia.app.failure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of tasks from whichever server is there, and resumes by Last-Event-ID. As the standard asks, an id counts when its
 * block is complete.
 */
final class EventReader implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Servers servers;
    private final List<String> ids = Collections.synchronizedList(new ArrayList<>());
    private final List<String> otherNames = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread thread;
    private volatile @Nullable String last;
    private volatile boolean stopping;

    EventReader(Servers servers) {
        this.servers = servers;
        this.thread = Thread.ofPlatform().daemon().name("event-reader").start(this::run);
    }

    /** Whether it is known where it began, so that nothing after that can be missed. */
    boolean hasBegun() {
        return last != null;
    }

    List<String> ids() {
        synchronized (ids) {
            return List.copyOf(ids);
        }
    }

    int count() {
        return ids.size();
    }

    /** Names of what came besides changes, such as {@code reset}. */
    List<String> otherNames() {
        synchronized (otherNames) {
            return List.copyOf(otherNames);
        }
    }

    int connections() {
        return connections.get();
    }

    private void run() {
        while (!stopping) {
            var server = servers.any();
            if (server.isEmpty() || !read(server.get())) {
                Servers.pause();
            }
        }
    }

    private boolean read(URI server) {
        try {
            var request =
                    servers.request(server.resolve("/events/stream?types=task")).header("Accept", "text/event-stream");
            var resumed = last;
            if (resumed != null) {
                request.header("Last-Event-ID", resumed);
            }
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                if (answer.statusCode() == 401) {
                    servers.forgetToken();
                }
                if (answer.statusCode() != 200) {
                    return false;
                }
                connections.incrementAndGet();
                blocks(lines);
                return true;
            }
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException stop) {
            stopping = true;
            return false;
        }
    }

    private void blocks(BufferedReader lines) throws IOException {
        String id = null;
        var name = "";
        var data = false;
        String line;
        while ((line = lines.readLine()) != null) {
            if (line.isEmpty()) {
                last = id == null ? last : id;
                if (data) {
                    (name.contains(".") ? ids : otherNames).add(name.contains(".") ? String.valueOf(last) : name);
                }
                name = "";
                data = false;
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = true;
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        http.shutdownNow();
        thread.interrupt();
    }
}
