package tech.aia.app.failure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The servers that are there at the moment, and a client that takes any of them and does not give up when one goes. */
final class Servers {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final String CLIENT = "failures";
    private static final String SECRET = "of-the-failure-suite";
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<URI> present = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable String> token = new AtomicReference<>();
    private final AtomicInteger unanswered = new AtomicInteger();

    /** What every server finds in its data directory, so that all take each other's tokens. */
    static String credentials() {
        return "client.id=" + CLIENT + "\nclient.secret=" + SECRET + "\naccess.key="
                + Base64.getEncoder().encodeToString(new byte[32]) + "\n";
    }

    /** A request that any of the servers lets in. */
    HttpRequest.Builder request(URI address) throws IOException, InterruptedException {
        var known = token.get();
        if (known == null) {
            var form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + SECRET;
            var answer = http.send(
                    HttpRequest.newBuilder(address.resolve("/auth/token"))
                            .timeout(LONGEST)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("No token: " + answer.statusCode() + " " + answer.body());
            }
            known = JSON.readTree(answer.body()).path("access_token").asString();
            token.set(known);
        }
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + known);
    }

    void forgetToken() {
        token.set(null);
    }

    record Answer(int status, JsonNode body) {}

    void add(URI url) {
        present.add(url);
    }

    void remove(URI url) {
        present.remove(url);
    }

    /** How many requests got no answer, or one that blames the server. */
    int unanswered() {
        return unanswered.get();
    }

    Optional<URI> any() {
        var now = List.copyOf(present);
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(now.get(ThreadLocalRandom.current().nextInt(now.size())));
    }

    /** Sends the same until somebody answers for it. */
    Answer insist(String path, Object body, Map<String, String> headers) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var answer = attempt(path, body, headers);
            if (answer.isPresent()) {
                return answer.get();
            }
            pause();
        }
        throw new AssertionError("Nobody answered POST " + path + " within " + PATIENCE.toSeconds() + " s");
    }

    Answer insist(String path, Object body) {
        return insist(path, body, Map.of());
    }

    /** Sends once; nothing when it is not known what became of it. */
    Optional<Answer> attempt(String path, @Nullable Object body, Map<String, String> headers) {
        var server = any();
        if (server.isEmpty()) {
            return Optional.empty();
        }
        try {
            var request = request(server.get().resolve(path)).timeout(LONGEST);
            headers.forEach(request::header);
            if (body != null) {
                request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            }
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 401) {
                forgetToken();
            } else if (answer.statusCode() < 500) {
                return Optional.of(answer(answer));
            }
        } catch (IOException gone) {
            // Counted below like an answer that blames the server.
            pause();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        unanswered.incrementAndGet();
        return Optional.empty();
    }

    private static Answer answer(HttpResponse<String> answer) {
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
