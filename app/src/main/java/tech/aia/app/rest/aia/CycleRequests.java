package tech.aia.app.rest.aia;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.insight.cycle.CycleRequest;
import tech.aia.graph.insight.cycle.CycleType;
import tech.aia.graph.insight.cycle.plan.Limits;
import tech.aia.graph.insight.cycle.plan.RiskTolerance;
import tech.aia.graph.insight.cycle.strategy.Assumptions;
import tech.aia.graph.insight.cycle.strategy.FocusArea;

/** Optimisation cycles out of request bodies. */
final class CycleRequests {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})_days");

    private CycleRequests() {}

    static CycleRequest request(CycleBodies.NewCycle body) {
        var word = Bodies.required("cycle_type", body.cycleType());
        var type = CycleType.find(word)
                .orElseThrow(refused(
                        "cycle_type", word, "There is no cycle_type '" + word + "'; there are " + CycleType.words()));
        var constraints = Bodies.required("constraints", body.constraints());
        return new CycleRequest(
                type,
                areas(body.focusAreas()),
                new Limits(
                        Bodies.required("constraints.budget_limit", constraints.budgetLimit()),
                        constraints.timeHorizon() == null ? type.horizon() : days(constraints.timeHorizon()),
                        risk(constraints.riskTolerance())),
                body.asOf() == null ? null : DashboardParameters.moment(body.asOf()),
                assumptions(body.assumptions()));
    }

    private static Set<FocusArea> areas(@Nullable List<@Nullable String> words) {
        if (words == null) {
            return EnumSet.allOf(FocusArea.class);
        }
        var areas = EnumSet.noneOf(FocusArea.class);
        for (var word : words) {
            areas.add(FocusArea.find(String.valueOf(word))
                    .orElseThrow(refused(
                            "focus_areas",
                            word,
                            "There is no focus area '" + word + "'; there are " + FocusArea.words())));
        }
        return areas;
    }

    private static int days(String text) {
        var match = DAYS.matcher(text);
        if (!match.matches()) {
            throw refused(
                            "constraints.time_horizon",
                            text,
                            "'constraints.time_horizon' must be a number of days such as 90_days, from 1_days to 365_days")
                    .get();
        }
        return Integer.parseInt(match.group(1));
    }

    private static RiskTolerance risk(@Nullable String word) {
        return word == null
                ? RiskTolerance.MEDIUM
                : RiskTolerance.find(word)
                        .orElseThrow(refused(
                                "constraints.risk_tolerance",
                                word,
                                "'constraints.risk_tolerance' must be low, medium or high"));
    }

    private static Assumptions assumptions(@Nullable Map<String, @Nullable Double> given) {
        var values = new LinkedHashMap<String, Double>();
        if (given != null) {
            given.forEach((word, value) -> values.put(word, Bodies.required("assumptions." + word, value)));
        }
        return Assumptions.with(values);
    }

    private static Supplier<RestException> refused(String field, @Nullable Object given, String message) {
        return () -> new RestException(ErrorCode.VALIDATION, message, field, given);
    }
}
