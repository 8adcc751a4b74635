package tech.aia.graph.insight.cycle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.insight.cycle.plan.Limits;
import tech.aia.graph.insight.cycle.strategy.Assumptions;
import tech.aia.graph.insight.cycle.strategy.FocusArea;

/**
 * What a cycle is to look at, and within which limits.
 *
 * @param areas at least one
 * @param asOf what happened before this moment counts; null for the present
 */
public record CycleRequest(
        CycleType type,
        Set<FocusArea> areas,
        Limits limits,
        @Nullable Instant asOf,
        Assumptions assumptions) {
    private static final int LONGEST = 365;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    /** @throws GraphModelException.InvalidValue if no area is named, or a number is out of its range */
    public CycleRequest {
        if (areas.isEmpty()) {
            throw new GraphModelException.InvalidValue(
                    "focus_areas", "Name at least one of " + FocusArea.words(), null);
        }
        if (!(limits.budget() >= 0 && Double.isFinite(limits.budget()))) {
            throw new GraphModelException.InvalidValue(
                    "constraints.budget_limit", "The budget must be 0 or more", limits.budget());
        }
        if (limits.horizon() < 1 || limits.horizon() > LONGEST) {
            throw new GraphModelException.InvalidValue(
                    "constraints.time_horizon",
                    "The horizon must be between 1_days and " + LONGEST + "_days",
                    limits.horizon());
        }
        if (asOf != null) {
            var year = asOf.atZone(ZoneOffset.UTC).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new GraphModelException.InvalidValue(
                        "as_of", "The year of as_of must be between " + FIRST_YEAR + " and " + LAST_YEAR, year);
            }
        }
        areas = Collections.unmodifiableSet(EnumSet.copyOf(areas));
    }
}
