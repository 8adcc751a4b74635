package tech.aia.graphql.walk;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arguments and properties as Java has them. */
final class Values {
    private Values() {}

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<@Nullable Object> list(@Nullable Object value) {
        return value == null ? List.of() : (List<@Nullable Object>) value;
    }

    static Map.Entry<String, @Nullable Object> entry(@Nullable Object value) {
        return map(value).entrySet().iterator().next();
    }

    /** Numbers by their size, moments by their instant, all else by itself. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number left && b instanceof Number right) {
            return left.doubleValue() == right.doubleValue();
        }
        return Objects.equals(plain(a), plain(b));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof ZonedDateTime moment ? moment.toInstant() : value;
    }

    /** Less than 0 if {@code a} comes first; null where the two cannot be compared. */
    static @Nullable Integer order(@Nullable Object a, @Nullable Object b) {
        var left = plain(a);
        var right = plain(b);
        if (left instanceof Number one && right instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        if (left instanceof String one && right instanceof String other) {
            return one.compareTo(other);
        }
        return left instanceof Instant one && right instanceof Instant other ? one.compareTo(other) : null;
    }
}
