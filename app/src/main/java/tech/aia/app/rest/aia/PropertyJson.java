package tech.aia.app.rest.aia;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphPoint;
import tech.aia.cypher.passthrough.TypedJson;

/**
 * Property values to and from JSON. A date in JSON is a string and stays one; to store a temporal value say so, as docs/cypher.md lists
 * for parameters: {@code {"$type": "date", "value": "2025-10-03"}}. Temporal values are given out as plain ISO 8601 strings, moments in
 * UTC.
 */
final class PropertyJson {
    private PropertyJson() {}

    static Map<String, @Nullable Object> write(Map<String, ?> properties) {
        var result = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(properties.size());
        properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> result.put(property.getKey(), write(property.getValue())));
        return result;
    }

    static @Nullable Object write(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case ZonedDateTime zoned -> zoned.toInstant().toString();
            case OffsetDateTime offset -> offset.toInstant().toString();
            case LocalDate _, LocalDateTime _, LocalTime _, OffsetTime _ -> value.toString();
            case GraphDuration duration -> duration.iso();
            case GraphPoint point -> point(point);
            case List<?> list -> list.stream().map(PropertyJson::write).toList();
            default -> value;
        };
    }

    private static Map<String, Object> point(GraphPoint point) {
        var map = new LinkedHashMap<String, Object>();
        map.put("srid", point.srid());
        map.put("x", point.x());
        map.put("y", point.y());
        if (point.z() != null) {
            map.put("z", point.z());
        }
        return map;
    }

    static Map<String, @Nullable Object> read(Map<String, ? extends @Nullable Object> properties) {
        var result = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(properties.size());
        properties.forEach((name, value) -> result.put(name, read("properties." + name, value)));
        return result;
    }

    /** @param field where the value stands, for a message about it */
    static @Nullable Object read(String field, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when TypedJson.isTyped(map) -> typed(field, map);
            case List<?> list -> list.stream().map(item -> read(field, item)).toList();
            case null, default -> {
                Bodies.requireFinite(field, value);
                yield value;
            }
        };
    }

    private static Object typed(String field, Map<?, ?> map) {
        try {
            return TypedJson.read(map);
        } catch (IllegalArgumentException unreadable) {
            throw new RestException(
                    ErrorCode.VALIDATION,
                    "'" + field + "' is not a typed value: " + unreadable.getMessage(),
                    field,
                    map);
        }
    }
}
