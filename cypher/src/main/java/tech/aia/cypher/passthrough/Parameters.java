package tech.aia.cypher.passthrough;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphPoint;
import tech.aia.cypher.transport.DriverValues;

/** Parameters as JSON gives them, typed values included, for the driver. */
final class Parameters {
    private Parameters() {}

    /** @throws GraphException.BadStatement if a value has no counterpart in Cypher */
    static Value of(Map<String, ? extends @Nullable Object> parameters) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        parameters.forEach((name, value) -> values.put(name, convert(name, value)));
        return DriverValues.parameters(values);
    }

    private static @Nullable Object convert(String name, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigInteger number -> exact(name, number);
            case BigDecimal number -> finite(name, number);
            case Map<?, ?> map when TypedJson.isTyped(map) -> typed(name, map);
            case Map<?, ?> map -> map(name, map);
            case List<?> list -> list(name, list);
            case String text -> text;
            case Boolean bool -> bool;
            case Number number -> number;
            case TemporalAccessor temporal -> temporal;
            case GraphPoint point -> point;
            case GraphDuration duration -> duration;
            case byte[] bytes -> bytes;
            case float[] floats -> floats;
            default ->
                throw Failures.request(
                        "Parameter $" + name + " is a " + value.getClass().getSimpleName()
                                + ", which Cypher has no type for",
                        null);
        };
    }

    private static @Nullable Object typed(String name, Map<?, ?> map) {
        try {
            var value = TypedJson.read(map);
            return value instanceof Map<?, ?> inner ? map(name, inner) : value;
        } catch (RuntimeException unreadable) {
            throw Failures.request(
                    "Parameter $" + name + " is not a typed value: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Map<String, @Nullable Object> map(String name, Map<?, ?> map) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> values.put(String.valueOf(key), convert(name, item)));
        return values;
    }

    private static List<@Nullable Object> list(String name, List<?> list) {
        var values = new ArrayList<@Nullable Object>(list.size());
        list.forEach(item -> values.add(convert(name, item)));
        return values;
    }

    private static Long exact(String name, BigInteger number) {
        if (number.bitLength() >= Long.SIZE) {
            throw Failures.request(
                    "Parameter $" + name + " has the integer " + number
                            + ", beyond Cypher's 64 bits. Pass it as a string or a decimal number",
                    null);
        }
        return number.longValue();
    }

    private static Double finite(String name, BigDecimal number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            throw Failures.request("Parameter $" + name + " has a number that is too large for a float", null);
        }
        return value;
    }
}
