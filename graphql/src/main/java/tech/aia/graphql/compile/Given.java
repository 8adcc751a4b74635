package tech.aia.graphql.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;

/** Arguments as the schema has let them through. */
final class Given {
    private Given() {}

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<@Nullable Object> list(@Nullable Object value) {
        return value == null ? List.of() : (List<@Nullable Object>) value;
    }

    /** The argument {@code first}, 1 to {@value Page#MOST}. */
    static int first(Map<String, @Nullable Object> arguments) {
        var first = arguments.get("first") instanceof Integer number ? number : 0;
        if (first < 1 || first > Page.MOST) {
            throw new GraphModelException.InvalidValue(
                    "first", "'first' must be between 1 and " + Page.MOST + ", not " + first, first);
        }
        return first;
    }

    static Optional<String> text(Map<String, @Nullable Object> arguments, String name) {
        return Optional.ofNullable((String) arguments.get(name));
    }
}
