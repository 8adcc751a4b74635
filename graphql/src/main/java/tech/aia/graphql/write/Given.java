package tech.aia.graphql.write;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** Parts of arguments as the schema has let them through; null where they are absent. */
final class Given {
    private Given() {}

    static Map<String, @Nullable Object> input(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(map(environment.getArgument("input")));
    }

    @SuppressWarnings("unchecked")
    static @Nullable Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> maps(@Nullable Object value) {
        return value == null ? List.of() : (List<Map<String, @Nullable Object>>) value;
    }

    static @Nullable String text(Map<String, @Nullable Object> given, String field) {
        return (String) given.get(field);
    }

    static String text(Map<String, @Nullable Object> given, String field, String otherwise) {
        return given.get(field) instanceof String text ? text : otherwise;
    }

    static @Nullable Integer number(Map<String, @Nullable Object> given, String field) {
        return (Integer) given.get(field);
    }

    @SuppressWarnings("unchecked")
    static @Nullable List<String> texts(Map<String, @Nullable Object> given, String field) {
        return (List<String>) given.get(field);
    }

    static List<String> textsOrNone(Map<String, @Nullable Object> given, String field) {
        var texts = texts(given, field);
        return texts == null ? List.of() : texts;
    }

    /**
     * What the scalar JSON has let through where only an object will do.
     *
     * @throws GraphModelException.InvalidValue if it is something else
     */
    static @Nullable Map<String, @Nullable Object> object(Map<String, @Nullable Object> given, String field) {
        var value = given.get(field);
        if (value != null && !(value instanceof Map)) {
            throw new GraphModelException.InvalidValue(field, "'" + field + "' is a JSON object", value);
        }
        return map(value);
    }
}
