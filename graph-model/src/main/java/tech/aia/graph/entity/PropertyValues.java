package tech.aia.graph.entity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphPoint;
import tech.aia.graph.GraphModelException;
import tools.jackson.databind.json.JsonMapper;

/** What a property can hold, and when two values are the same. */
public final class PropertyValues {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_TEXT = 1_000_000;

    private PropertyValues() {}

    /** Properties under their final keys with values Neo4j can store; nulls are kept, as they take properties away. */
    public static Map<String, @Nullable Object> storable(
            EntityType type, Map<String, ? extends @Nullable Object> properties) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        properties.forEach((name, value) -> {
            var key = PropertyKeys.of(type, name);
            if (result.containsKey(key)) {
                throw new GraphModelException.InvalidValue(name, "Two properties become '" + key + "'", name);
            }
            result.put(key, storable(name, value));
        });
        return result;
    }

    /** One value as Neo4j can store it: nested structures become JSON text, whole numbers {@code Long}, others {@code Double}. */
    public static @Nullable Object storable(String name, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> checkedText(name, text);
            case Boolean flag -> flag;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case BigInteger number when number.bitLength() < 64 -> number.longValueExact();
            case BigInteger number -> number.toString();
            case BigDecimal number -> finite(name, number.doubleValue());
            case Number number -> finite(name, number.doubleValue());
            case Instant instant -> instant.atZone(ZoneOffset.UTC);
            case ZonedDateTime _, OffsetDateTime _, LocalDateTime _, LocalDate _, LocalTime _, OffsetTime _ -> value;
            case GraphPoint _, GraphDuration _ -> value;
            case List<?> list -> list(name, list);
            case Map<?, ?> map -> checkedText(name, JSON.writeValueAsString(map));
            default ->
                throw new GraphModelException.InvalidValue(
                        name, "A value of " + value.getClass().getSimpleName() + " cannot be stored", null);
        };
    }

    /** Whether storing {@code b} over {@code a} would change nothing; moments are compared as moments, whatever their zone is called. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof ZonedDateTime || a instanceof OffsetDateTime) {
            return instant(a).equals(instant(b));
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!same(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(a, b);
    }

    private static Object instant(@Nullable Object value) {
        return switch (value) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case null, default -> "no moment";
        };
    }

    private static Object list(String name, List<?> list) {
        var values = new ArrayList<Object>(list.size());
        for (var item : list) {
            var value = item instanceof List ? null : storable(name, item);
            if (value == null || item instanceof Map) {
                return checkedText(name, JSON.writeValueAsString(list));
            }
            values.add(value);
        }
        var numbers = values.stream().allMatch(Number.class::isInstance);
        if (numbers && values.stream().anyMatch(Double.class::isInstance)) {
            return values.stream().map(value -> ((Number) value).doubleValue()).toList();
        }
        var kinds = values.stream().map(Object::getClass).distinct().count();
        return kinds <= 1 ? values : checkedText(name, JSON.writeValueAsString(list));
    }

    private static double finite(String name, double number) {
        if (!Double.isFinite(number)) {
            throw new GraphModelException.InvalidValue(name, "Not a finite number", String.valueOf(number));
        }
        return number;
    }

    private static String checkedText(String name, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new GraphModelException.InvalidValue(
                    name,
                    "The text has " + text.length() + " characters; at most " + LONGEST_TEXT + " are allowed",
                    null);
        }
        if (text.indexOf('\0') >= 0) {
            throw new GraphModelException.InvalidValue(name, "The text has a NUL character", null);
        }
        return text;
    }
}
