package tech.aia.cypher.passthrough;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.summary.Plan;
import org.neo4j.driver.summary.QueryProfile;
import org.neo4j.driver.summary.ResultSummary;

/** Plans out of the driver. */
final class Plans {
    private static final String DETAILS = "Details";
    private static final String ESTIMATED_ROWS = "EstimatedRows";

    private Plans() {}

    static @Nullable PassthroughPlan of(ResultSummary summary) {
        return summary.queryProfile()
                .map(Plan.class::cast)
                .or(summary::queryPlan)
                .map(Plans::plan)
                .orElse(null);
    }

    /** The database an operator works on, which Neo4j appends to its name, or null if it does not. */
    static @Nullable String database(Plan plan) {
        int at = plan.operatorType().lastIndexOf('@');
        return at < 0 ? null : plan.operatorType().substring(at + 1);
    }

    static String operator(Plan plan) {
        int at = plan.operatorType().lastIndexOf('@');
        return at < 0 ? plan.operatorType() : plan.operatorType().substring(0, at);
    }

    static String details(Plan plan) {
        var details = plan.arguments().get(DETAILS);
        return details == null ? "" : details.asString("");
    }

    private static PassthroughPlan plan(Plan plan) {
        var profile = plan instanceof QueryProfile profiled ? profiled : null;
        var arguments = plan.arguments();
        return new PassthroughPlan(
                operator(plan),
                arguments.containsKey(DETAILS) ? details(plan) : null,
                List.copyOf(plan.identifiers()),
                arguments.containsKey(ESTIMATED_ROWS)
                        ? arguments.get(ESTIMATED_ROWS).asDouble()
                        : null,
                profile == null ? null : orNull(profile.rows()),
                profile == null ? null : orNull(profile.dbHits()),
                others(arguments),
                plan.children().stream().map(Plans::plan).toList());
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }

    private static Map<String, Object> others(Map<String, Value> arguments) {
        var others = new LinkedHashMap<String, Object>();
        arguments.forEach((name, value) -> {
            if (!name.equals(DETAILS) && !name.equals(ESTIMATED_ROWS) && !value.isNull()) {
                others.put(
                        name,
                        value.asObject() instanceof Number number
                                ? number
                                : value.asObject().toString());
            }
        });
        return others;
    }
}
