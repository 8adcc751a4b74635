package tech.aia.graphql.walk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Values as GraphQL writes them. */
final class Literals {
    private Literals() {}

    /** A value of an enum. */
    record Word(@JsonValue String word) {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Word word -> word.word();
            case String text -> JsonMapper.shared().writeValueAsString(text);
            case List<?> list -> list.stream().map(Literals::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> String.valueOf(value);
        };
    }
}
