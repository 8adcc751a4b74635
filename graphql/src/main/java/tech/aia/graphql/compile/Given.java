package tech.aia.graphql.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
        return size("first", arguments);
    }

    /** How many from the end, 1 to {@value Page#MOST}, where it is to be counted from there. */
    static OptionalInt last(Map<String, @Nullable Object> arguments) {
        return arguments.get("last") == null ? OptionalInt.empty() : OptionalInt.of(size("last", arguments));
    }

    private static int size(String name, Map<String, @Nullable Object> arguments) {
        var size = arguments.get(name) instanceof Integer number ? number : 0;
        if (size < 1 || size > Page.MOST) {
            throw new GraphModelException.InvalidValue(
                    name, "'" + name + "' must be between 1 and " + Page.MOST + ", not " + size, size);
        }
        return size;
    }

    static Optional<String> text(Map<String, @Nullable Object> arguments, String name) {
        return Optional.ofNullable((String) arguments.get(name));
    }
}
