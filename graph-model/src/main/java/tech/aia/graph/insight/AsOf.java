package tech.aia.graph.insight;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** The moment before which things count. */
public final class AsOf {
    private AsOf() {}

    /**
     * The one that is asked for, as far as it has come: the rest of today is not known.
     *
     * @param wanted null for the present
     * @throws GraphModelException.InvalidValue if it is after today, which ends as days do in UTC
     */
    public static Instant of(@Nullable Instant wanted, Instant now) {
        if (wanted == null) {
            return now;
        }
        var tomorrow = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1).atStartOfDay(ZoneOffset.UTC);
        if (wanted.isAfter(tomorrow.toInstant())) {
            throw new GraphModelException.InvalidValue(
                    "as_of",
                    "'as_of' must not be after today, which in UTC is "
                            + tomorrow.minusDays(1).toLocalDate() + ": nothing is known of what is to come",
                    wanted.toString());
        }
        return wanted.isBefore(now) ? wanted : now;
    }
}
