package tech.aia.graph.workflow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * The members of one JSON object of a definition, read strictly.
 *
 * @param path where the object stands, such as {@code workflow.stage_1}
 */
record Fields(String path, Map<String, @Nullable Object> values) {

    static Fields of(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new GraphModelException.InvalidValue(path, "'" + path + "' must be an object", value);
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, member) -> values.put(String.valueOf(key), member));
        return new Fields(path, values);
    }

    Fields only(Set<String> known) {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw new GraphModelException.InvalidValue(
                        at(name),
                        "'" + at(name) + "' is not known; known are " + String.join(", ", new TreeSet<>(known)),
                        values.get(name));
            }
        }
        return this;
    }

    String at(String name) {
        return path + "." + name;
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    @Nullable
    String text(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case String text when !text.isBlank() -> text;
            case Object other -> throw wrong(name, "must be a text that is not empty", other);
        };
    }

    List<String> texts(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list
            when list.stream().allMatch(item -> item instanceof String text && !text.isBlank()) ->
                list.stream().map(String.class::cast).distinct().toList();
            case Object other -> throw wrong(name, "must be a list of names", other);
        };
    }

    @Nullable
    Integer number(String name, int least, int most) {
        return switch (values.get(name)) {
            case null -> null;
            case Integer number when number >= least && number <= most -> number;
            case Object other -> throw wrong(name, "must be a whole number from " + least + " to " + most, other);
        };
    }

    @Nullable
    Duration millis(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Integer number -> Duration.ofMillis(number);
            case Long number -> Duration.ofMillis(number);
            case Object other -> throw wrong(name, "must be a whole number of milliseconds", other);
        };
    }

    private GraphModelException wrong(String name, String rule, Object given) {
        return new GraphModelException.InvalidValue(at(name), "'" + at(name) + "' " + rule, given);
    }
}
