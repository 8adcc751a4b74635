package tech.aia.cypher.passthrough;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphPoint;

/** Values that JSON has no type for: {@code {"$type": "date", "value": "2025-10-02"}}, written and read. */
public final class TypedJson {
    static final String TYPE = "$type";
    static final String VALUE = "value";

    private TypedJson() {}

    /** Whether a map out of JSON stands for a value of a type of its own. */
    public static boolean isTyped(Map<?, ?> map) {
        return map.containsKey(TYPE);
    }

    static Map<String, @Nullable Object> of(String type, @Nullable Object value) {
        var typed = new LinkedHashMap<String, @Nullable Object>();
        typed.put(TYPE, type);
        typed.put(VALUE, value);
        return typed;
    }

    /** The name and text of a value of time, or null for any other value. */
    static @Nullable Scalar temporal(Object value) {
        return switch (value) {
            case LocalDate date -> new Scalar("date", DateTimeFormatter.ISO_LOCAL_DATE.format(date));
            case LocalTime time -> new Scalar("local_time", DateTimeFormatter.ISO_LOCAL_TIME.format(time));
            case OffsetTime time -> new Scalar("zoned_time", DateTimeFormatter.ISO_OFFSET_TIME.format(time));
            case LocalDateTime local ->
                new Scalar("local_datetime", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local));
            case ZonedDateTime zoned ->
                new Scalar("zoned_datetime", DateTimeFormatter.ISO_ZONED_DATE_TIME.format(zoned));
            case OffsetDateTime zoned ->
                new Scalar("zoned_datetime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(zoned));
            case GraphDuration duration -> new Scalar("duration", duration.iso());
            default -> null;
        };
    }

    static Map<String, @Nullable Object> point(GraphPoint point) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("srid", point.srid());
        members.put("x", point.x());
        members.put("y", point.y());
        if (point.z() != null) {
            members.put("z", point.z());
        }
        return members;
    }

    /**
     * Reads what {@link ResultValues} writes; of a {@code map} gives the map within, whose values are still to be read.
     *
     * @throws IllegalArgumentException if the type is not known or the value does not fit it
     */
    public static Object read(Map<?, ?> typed) {
        var type = String.valueOf(typed.get(TYPE));
        try {
            return switch (type) {
                case "date" -> LocalDate.parse(text(typed));
                case "local_time" -> LocalTime.parse(text(typed));
                case "zoned_time" -> OffsetTime.parse(text(typed));
                case "local_datetime" -> LocalDateTime.parse(text(typed));
                case "zoned_datetime" -> ZonedDateTime.parse(text(typed));
                case "duration" -> Durations.parse(text(typed));
                case "float" -> Double.valueOf(text(typed));
                case "bytes" -> Base64.getDecoder().decode(text(typed));
                case "point" -> point(typed);
                case "map" -> Objects.requireNonNull((Map<?, ?>) typed.get(VALUE));
                default ->
                    throw new IllegalArgumentException("\"" + TYPE + "\": \"" + type
                            + "\" is none of date, local_time, zoned_time, local_datetime, zoned_datetime, duration, float,"
                            + " bytes, point, map");
            };
        } catch (DateTimeException | ClassCastException | NullPointerException unreadable) {
            throw new IllegalArgumentException(
                    "the value of a " + type + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String text(Map<?, ?> typed) {
        if (typed.get(VALUE) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("\"" + VALUE + "\" must be a string");
    }

    private static GraphPoint point(Map<?, ?> typed) {
        var z = (Number) typed.get("z");
        return new GraphPoint(
                number(typed, "srid").intValue(),
                number(typed, "x").doubleValue(),
                number(typed, "y").doubleValue(),
                z == null ? null : Double.valueOf(z.doubleValue()));
    }

    private static Number number(Map<?, ?> typed, String member) {
        if (typed.get(member) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("a point needs the number \"" + member + "\"");
    }

    /** A value as text, with its type. */
    record Scalar(String type, String text) {
        Map<String, @Nullable Object> typed() {
            return of(type, text);
        }
    }
}
