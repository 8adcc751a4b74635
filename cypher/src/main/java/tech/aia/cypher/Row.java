package tech.aia.cypher;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result: column name to value, in the order of the statement.
 *
 * <p>Values are {@code null}, {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@code byte[]}, {@code java.time}
 * values, {@link GraphPoint}, {@link GraphDuration}, {@link GraphNode}, {@link GraphRelationship}, {@link GraphPath}, and lists
 * and string-keyed maps of these.
 */
public record Row(Map<String, @Nullable Object> values) {

    public @Nullable Object get(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("No column '" + column + "' among " + values.keySet());
        }
        return values.get(column);
    }

    public String string(String column) {
        return (String) required(column);
    }

    public @Nullable String stringOrNull(String column) {
        return (String) get(column);
    }

    public long integer(String column) {
        return ((Number) required(column)).longValue();
    }

    public boolean bool(String column) {
        return (Boolean) required(column);
    }

    /** A zoned or offset date-time as an instant, or null. */
    public @Nullable Instant instantOrNull(String column) {
        return switch (get(column)) {
            case null -> null;
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case Object other ->
                throw new IllegalArgumentException(
                        "Column '" + column + "' holds no date-time but " + other.getClass());
        };
    }

    public GraphNode node(String column) {
        return (GraphNode) required(column);
    }

    @SuppressWarnings("unchecked")
    public List<@Nullable Object> list(String column) {
        return (List<@Nullable Object>) required(column);
    }

    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> map(String column) {
        return (Map<String, @Nullable Object>) required(column);
    }

    private Object required(String column) {
        return Objects.requireNonNull(get(column), () -> "Column '" + column + "' is null");
    }
}
