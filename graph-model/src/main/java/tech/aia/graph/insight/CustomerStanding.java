package tech.aia.graph.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer at a moment.
 *
 * @param first purchase; null when there was none
 * @param last purchase before the moment
 * @param purchases before the moment, of all time
 * @param revenue of these, as far as amounts are known
 * @param revenueOfYear in the 365 days before the moment
 * @param active whether they bought in the days that the request says
 */
public record CustomerStanding(
        String id,
        @Nullable Instant first,
        @Nullable Instant last,
        long purchases,
        double revenue,
        double revenueOfYear,
        boolean active) {}
