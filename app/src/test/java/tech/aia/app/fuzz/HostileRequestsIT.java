package tech.aia.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every documented operation under bodies, parameters and headers made by a seed. Whatever comes, it is never a fault of the server: an
 * answer below 500, which explains itself when it is a refusal. {@code -Daia.fuzz.requests=N} sends N to each operation, {@code
 * -Daia.fuzz.seed=N} other ones.
 */
class HostileRequestsIT extends AppIT {
    private static final int REQUESTS = Integer.getInteger("aia.fuzz.requests", 25);
    private static final long SEED = Long.getLong("aia.fuzz.seed", 42);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 1 << 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Operation(String method, String path, JsonNode description) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void nothingThatIsSentIsAFaultOfTheServer() throws Exception {
        var api = http().get("/api/openapi.json").json();
        var faults = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (var operation : operations(api)) {
            // A new one for each, as some of them log it out.
            var caller = client("admin", "unlimited");
            for (int number = 0; number < REQUESTS; number++) {
                var values = new HostileValues(
                        new Random(SEED * 1_000_003 + operation.toString().hashCode() * 31L + number));
                var request = request(operation, api, values);
                send(caller, request).ifPresent(answer -> {
                    statuses.merge(answer.status(), 1, Integer::sum);
                    var fault = fault(request, answer);
                    if (fault != null) {
                        faults.add(
                                operation + ": " + fault + "\n  sent " + shown(request) + "\n  got " + answer.shown());
                    }
                });
            }
        }
        System.out.println("Hostile requests answered, by status: " + statuses);
        assertThat(faults).as(faults.size() + " faults; seed " + SEED).isEmpty();
        assertThat(statuses.keySet()).contains(200, 400, 404, 415, 422);
        assertThat(http().get("/health").json().path("status").asString()).isEqualTo("healthy");
        assertThat(graph().readOne("RETURN 1 AS one", Map.of())).isPresent();
    }

    private static List<Operation> operations(JsonNode api) {
        return api.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    private record Sent(String method, String target, String contentType, String body, List<String> headers) {}

    private static Sent request(Operation operation, JsonNode api, HostileValues values) {
        var schemas = api.path("components").path("schemas");
        var path = operation.path();
        var query = new LinkedHashMap<String, String>();
        for (var parameter : operation.description().path("parameters")) {
            var name = parameter.path("name").asString();
            var value = values.ofSchema(parameter.path("schema"), schemas, 1);
            var text = value.isString() ? value.stringValue() : value.toString();
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", Http.encoded(cut(text.isEmpty() ? "none" : text)));
                case "query" -> {
                    if (parameter.path("required").asBoolean(false) ? !values.oneIn(10) : values.oneIn(2)) {
                        query.put(name, cut(text));
                    }
                }
                default -> {
                    // Headers are made apart.
                }
            }
        }
        if (values.oneIn(10)) {
            query.put(cut(values.text()), cut(values.text()));
        }
        var target = path
                + (query.isEmpty()
                        ? ""
                        : query.entrySet().stream()
                                .map(one -> Http.encoded(one.getKey()) + "=" + Http.encoded(one.getValue()))
                                .collect(Collectors.joining("&", "?", "")));
        var content = operation.description().path("requestBody").path("content");
        if (content.isEmpty()) {
            return new Sent(operation.method(), target, "", "", values.headers());
        }
        var type = content.propertyNames().iterator().next();
        var body = values.ofSchema(content.path(type).path("schema"), schemas, 0);
        return new Sent(
                operation.method(),
                target,
                values.contentType(type),
                values.damaged(body.toString()),
                values.headers());
    }

    /** A request line has its limits, which are the container's and tested elsewhere. */
    private static String cut(String text) {
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    private record Answer(int status, String type, String body) {
        String shown() {
            return status + " " + type + " " + body.substring(0, Math.min(600, body.length()));
        }
    }

    private static String shown(Sent request) {
        return request.method() + " " + request.target() + " " + request.contentType() + " " + request.headers() + " "
                + request.body().substring(0, Math.min(600, request.body().length()));
    }

    /** Nothing where there is no end to the answer, or it waits for something to happen. */
    private Optional<Answer> send(Http caller, Sent sent) throws Exception {
        var request = caller.request(sent.target())
                .timeout(LONGEST)
                .method(
                        sent.method(),
                        sent.contentType().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent.body()));
        if (!sent.contentType().isEmpty()) {
            request.header("Content-Type", sent.contentType());
        }
        for (int at = 0; at < sent.headers().size(); at += 2) {
            request.header(sent.headers().get(at), sent.headers().get(at + 1));
        }
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException waiting) {
            return Optional.empty();
        }
        try (var body = response.body()) {
            var type = response.headers().firstValue("Content-Type").orElse("");
            var text = type.startsWith("text/event-stream")
                    ? ""
                    : new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            return Optional.of(new Answer(response.statusCode(), type, text));
        } catch (IOException brokenOff) {
            return Optional.of(new Answer(response.statusCode(), "", "broken off: " + brokenOff));
        }
    }

    /** Who gives a statement a few milliseconds has asked for a 504. */
    private static boolean isFault(Sent request, Answer answer) {
        return answer.status() >= 500
                && !(answer.status() == 504 && request.body().contains("\"timeout_ms\""));
    }

    private static @Nullable String fault(Sent request, Answer answer) {
        if (isFault(request, answer)) {
            return "a fault of the server";
        }
        if (answer.body().startsWith("broken off")) {
            return "an answer without an end";
        }
        if (answer.status() < 400) {
            return null;
        }
        if (!answer.type().startsWith("application/problem+json")) {
            return "a refusal that is no problem document";
        }
        var error = JsonMapper.shared().readTree(answer.body()).path("error");
        if (error.path("message").asString("").isBlank()
                || error.path("request_id").asString("").isBlank()) {
            return "a refusal that does not explain itself";
        }
        for (var trace : List.of("tech.aia", "java.lang", "org.neo4j", "org.springframework", "\tat ")) {
            if (answer.body().contains(trace)) {
                return "a refusal that tells of the inside: " + trace;
            }
        }
        return null;
    }
}
