package tech.aia.graphql.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parameters of a request, and holds them against what they may be. */
final class RequestBody {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String QUERY = "query";
    private static final String OPERATION = "operationName";
    private static final List<String> MAPS = List.of("variables", "extensions");

    private RequestBody() {}

    /**
     * The body of a POST.
     *
     * @return the same in JSON, without what is null or unknown
     * @throws Refused if it is not well-formed
     */
    static byte[] ofBody(ServerRequest request) throws IOException {
        var body = request.servletRequest().getInputStream().readAllBytes();
        return checked(map("The body", body));
    }

    /** As {@link #ofBody}, of the query part of the address. */
    static byte[] ofAddress(ServerRequest request) {
        var given = new LinkedHashMap<String, @Nullable Object>();
        for (var name : List.of(QUERY, OPERATION)) {
            parameter(request, name).ifPresent(text -> given.put(name, text));
        }
        for (var name : MAPS) {
            parameter(request, name)
                    .ifPresent(text -> given.put(name, read("'" + name + "'", text.getBytes(StandardCharsets.UTF_8))));
        }
        return checked(given);
    }

    private static Optional<String> parameter(ServerRequest request, String name) {
        var values = request.params().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw malformed("'" + name + "' is there more than once");
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    private static @Nullable Object read(String what, byte[] json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JacksonException unreadable) {
            throw malformed(what + " is not JSON: " + unreadable.getOriginalMessage());
        }
    }

    private static Map<?, ?> map(String what, byte[] json) {
        if (json.length == 0) {
            throw malformed("There is no body; send a JSON object with the document as 'query'");
        }
        return switch (read(what, json)) {
            case Map<?, ?> map -> map;
            case List<?> _ ->
                throw malformed(
                        "Batches are not taken; send one operation in a request, with as many root fields as you need");
            case null, default -> throw malformed(what + " must be a JSON object with the document as 'query'");
        };
    }

    private static byte[] checked(Map<?, ?> given) {
        var taken = new LinkedHashMap<String, Object>();
        for (var name : List.of(QUERY, OPERATION)) {
            take(given, name, String.class, "a string", taken);
        }
        for (var name : MAPS) {
            take(given, name, Map.class, "an object", taken);
        }
        if (!taken.containsKey(QUERY) && !isPersisted(taken)) {
            throw malformed("'query' is missing: it is the GraphQL document to run");
        }
        return JSON.writeValueAsBytes(taken);
    }

    private static boolean isPersisted(Map<String, Object> taken) {
        return taken.get("extensions") instanceof Map<?, ?> extensions
                && extensions.get(DocumentRules.PERSISTED) != null;
    }

    private static void take(Map<?, ?> given, String name, Class<?> type, String words, Map<String, Object> taken) {
        var value = given.get(name);
        if (value == null) {
            return;
        }
        if (!type.isInstance(value)) {
            throw malformed("'" + name + "' must be " + words);
        }
        requireFinite(name, value);
        taken.put(name, value);
    }

    /** What is beyond a double would go on as something else than a number. */
    private static void requireFinite(String name, @Nullable Object value) {
        switch (value) {
            case Double number
            when !Double.isFinite(number) ->
                throw malformed("'" + name + "' has a number that is too large; the largest is about 1.8e308");
            case Map<?, ?> map -> map.values().forEach(inside -> requireFinite(name, inside));
            case List<?> list -> list.forEach(inside -> requireFinite(name, inside));
            case null, default -> {}
        }
    }

    private static Refused malformed(String message) {
        return new Refused(Refused.MALFORMED, message);
    }
}
