package tech.aia.graphql.value;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphPoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Values of the graph as JSON has them: strings, numbers, booleans, null, lists and maps. */
public final class JsonValues {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonValues() {}

    /** Properties in alphabetical order; moments in UTC, other times and durations in ISO 8601, points as maps. */
    public static Map<String, @Nullable Object> of(Map<String, ? extends @Nullable Object> properties) {
        var result = new TreeMap<String, @Nullable Object>();
        properties.forEach((key, value) -> result.put(key, of(value)));
        return result;
    }

    /** What a text that should be JSON says; the text itself if it is not JSON. */
    public static @Nullable Object parsed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return JSON.readValue(text, Object.class);
        } catch (JacksonException notJson) {
            return text;
        }
    }

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case ZonedDateTime zoned -> zoned.toInstant().toString();
            case OffsetDateTime offset -> offset.toInstant().toString();
            case Instant instant -> instant.toString();
            case TemporalAccessor local -> local.toString();
            case GraphDuration duration -> duration.iso();
            case GraphPoint point -> of(point);
            // JSON has no such numbers.
            case Double number when !Double.isFinite(number) -> number.toString();
            case Map<?, ?> map -> {
                var result = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> result.put(String.valueOf(key), of(inner)));
                yield result;
            }
            case List<?> list -> list.stream().map(JsonValues::of).toList();
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> of(GraphPoint point) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("srid", point.srid());
        map.put("x", point.x());
        map.put("y", point.y());
        if (point.z() != null) {
            map.put("z", point.z());
        }
        return map;
    }
}
