package tech.aia.graph.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.aia.graph.GraphModelException;

/** What the values of a column are. */
public enum ColumnType {
    STRING,
    /** 64 bits. */
    INTEGER,
    /** A double. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** {@code 2025-10-03}. */
    DATE,
    /** {@code 2025-10-03T10:00:00}, without a zone. */
    DATETIME_LOCAL,
    /** {@code 2025-10-03T10:00:00Z} or with another offset. */
    DATETIME;

    public static ColumnType parse(String column, String text) {
        try {
            return valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            var known = Arrays.stream(values())
                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw new GraphModelException.InvalidValue(
                    "types", "Column '" + column + "' has an unknown type; the types are " + known, text);
        }
    }
}
