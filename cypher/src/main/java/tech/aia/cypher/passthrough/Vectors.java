package tech.aia.cypher.passthrough;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.Float32Vector;
import org.neo4j.driver.types.Float64Vector;
import org.neo4j.driver.types.Int16Vector;
import org.neo4j.driver.types.Int32Vector;
import org.neo4j.driver.types.Int64Vector;
import org.neo4j.driver.types.Int8Vector;
import org.neo4j.driver.types.Vector;

/** Cypher's vectors, whose elements have a width. */
final class Vectors {
    private Vectors() {}

    static Map<String, @Nullable Object> members(Vector vector) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("elements", elements(vector));
        members.put(TypedJson.VALUE, values(vector));
        return members;
    }

    private static String elements(Vector vector) {
        var type = vector.elementType().getSimpleName().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "byte" -> "int8";
            case "short" -> "int16";
            case "int" -> "int32";
            case "long" -> "int64";
            case "float" -> "float32";
            default -> "float64";
        };
    }

    private static List<Number> values(Vector vector) {
        var array = switch (vector) {
            case Int8Vector bytes -> bytes.toArray();
            case Int16Vector shorts -> shorts.toArray();
            case Int32Vector ints -> ints.toArray();
            case Int64Vector longs -> longs.toArray();
            case Float32Vector floats -> floats.toArray();
            case Float64Vector doubles -> doubles.toArray();
            default -> throw new IllegalArgumentException("Unknown vector " + vector.getClass());
        };
        var values = new ArrayList<Number>(vector.length());
        for (int i = 0; i < vector.length(); i++) {
            values.add((Number) Array.get(array, i));
        }
        return values;
    }
}
