package tech.aia.graphql.compile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons of moments as moments. Cypher holds two of different offsets for different, and orders the same moment by its offset: so
 * a moment is here all that lies from it, at the least offset there is, up to the next nanosecond.
 */
final class Moments {
    private final Scope scope;

    Moments(Scope scope) {
        this.scope = scope;
    }

    /** @param given {@link Instant}s */
    String test(String value, String test, Object given) {
        return switch (test) {
            case "eq" -> within(value, (Instant) given);
            case "in" -> in(value, (Collection<?>) given);
            case "gt" -> value + " >= " + after(given);
            case "gte" -> value + " >= " + from(given);
            case "lt" -> value + " < " + from(given);
            case "lte" -> value + " < " + after(given);
            default -> throw new IllegalArgumentException("No such test of moments: " + test);
        };
    }

    private String within(String value, Instant moment) {
        return value + " >= " + from(moment) + " AND " + value + " < " + after(moment);
    }

    private String in(String value, Collection<?> moments) {
        var item = scope.variable("x");
        var spans = moments.stream()
                .map(moment -> List.of(least((Instant) moment), least(((Instant) moment).plusNanos(1))))
                .toList();
        return "any(" + item + " IN " + scope.parameter(spans) + " WHERE " + value + " >= " + item + "[0] AND " + value
                + " < " + item + "[1])";
    }

    private String from(@Nullable Object moment) {
        return scope.parameter(least((Instant) Objects.requireNonNull(moment)));
    }

    private String after(@Nullable Object moment) {
        return scope.parameter(least(((Instant) Objects.requireNonNull(moment)).plusNanos(1)));
    }

    private static ZonedDateTime least(Instant moment) {
        return moment.atZone(ZoneOffset.MIN);
    }
}
