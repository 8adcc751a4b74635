package tech.aia.graphql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer over HTTP: its JSON, and how many statements it took. */
record Answer(int status, Map<String, @Nullable Object> body, int statements) {

    /** What stands in the data under this path of field names and list positions; null where there is nothing. */
    @Nullable
    Object at(Object... path) {
        var value = body.get("data");
        for (var step : path) {
            value = switch (value) {
                case null -> null;
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer index && index < list.size() -> list.get(index);
                default -> throw new AssertionError("Nothing at " + List.of(path) + " in " + body);
            };
        }
        return value;
    }

    List<?> list(Object... path) {
        return (List<?>) Objects.requireNonNull(at(path));
    }

    List<?> errors() {
        return body.get("errors") instanceof List<?> errors ? errors : List.of();
    }

    Map<?, ?> error() {
        return (Map<?, ?>) Objects.requireNonNull(errors().getFirst());
    }

    /** A member of the first error's extensions. */
    @Nullable
    Object extension(String name) {
        return error().get("extensions") instanceof Map<?, ?> extensions ? extensions.get(name) : null;
    }
}
