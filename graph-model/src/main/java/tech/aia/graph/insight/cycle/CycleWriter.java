package tech.aia.graph.insight.cycle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.insight.cycle.plan.Choice;
import tech.aia.graph.insight.cycle.plan.Limits;
import tech.aia.graph.insight.cycle.strategy.FocusArea;
import tech.aia.graph.insight.cycle.strategy.Strategy;
import tools.jackson.databind.json.JsonMapper;

/** Writes cycles and their plans as nodes. */
final class CycleWriter {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The number after the highest that others with the same beginning have; null when there are none. */
    private static final String TAKEN = """
            MATCH (c:OptimizationCycle) WHERE c.id = $id OR c.id STARTS WITH $id + '_'
            RETURN max(coalesce(toIntegerOrNull(substring(c.id, size($id) + 1)), 1)) AS taken""";

    /** Strategies of a cycle that somebody has deleted. */
    private static final String LEFT = "MATCH (s:Strategy) WHERE s.id STARTS WITH $id + '_s' RETURN s.id AS id LIMIT 1";

    private static final String CREATE = "CREATE (c:OptimizationCycle) SET c = $properties";
    private static final String LINK = """
            MATCH (t:Task:Entity {id: $task}), (c:OptimizationCycle {id: $id})
            CREATE (t)-[:PART_OF]->(c)""";

    /** Locks the cycle before it looks whether there is a plan already. */
    private static final String UNPLANNED = """
            MATCH (c:OptimizationCycle {id: $id})
            SET c.updated_at = $now
            WITH c WHERE c.planned_at IS NULL
            SET c += $properties
            RETURN c.id AS id""";

    private static final String STRATEGIES = """
            MATCH (c:OptimizationCycle {id: $id})
            UNWIND $rows AS row
            CREATE (s:Strategy) SET s = row.properties
            FOREACH (none IN CASE WHEN row.left_out IS NULL THEN [1] END | CREATE (c)-[:CHOSE]->(s))
            FOREACH (why IN CASE WHEN row.left_out IS NOT NULL THEN [row.left_out] END | CREATE (c)-[r:LEFT_OUT]->(s) SET r = why)
            WITH s, row
            UNWIND row.based_on AS node
            MATCH (e:Entity {id: node})
            CREATE (s)-[:BASED_ON]->(e)""";

    private CycleWriter() {}

    /** What a cycle is to be called. */
    static String freeId(GraphTransaction tx, String wanted) {
        var taken = tx.run(TAKEN, Map.of("id", wanted)).getFirst().get("taken");
        long number = taken instanceof Long highest ? highest + 1 : 1;
        while (!tx.run(LEFT, Map.of("id", id(wanted, number))).isEmpty()) {
            number++;
        }
        return id(wanted, number);
    }

    private static String id(String wanted, long number) {
        return number == 1 ? wanted : wanted + '_' + number;
    }

    static void create(
            GraphTransaction tx, String id, CycleRequest request, Instant asOf, Instant now, @Nullable CycleKey key) {
        var properties = new HashMap<String, Object>();
        properties.put("id", id);
        properties.put("cycle_type", request.type().word());
        properties.put(
                "focus_areas", request.areas().stream().map(FocusArea::word).toList());
        properties.put("budget_limit", request.limits().budget());
        properties.put("time_horizon_days", (long) request.limits().horizon());
        properties.put("risk_tolerance", request.limits().risk().word());
        properties.put("as_of", asOf.atZone(ZoneOffset.UTC));
        properties.put(
                "assumptions", JSON.writeValueAsString(request.assumptions().byWord()));
        properties.put("created_at", now.atZone(ZoneOffset.UTC));
        if (key != null) {
            properties.put("idempotency_key", key.stored());
            properties.put("request_hash", key.request());
        }
        tx.run(CREATE, Map.of("properties", properties));
    }

    static void link(GraphTransaction tx, String id, String task) {
        tx.run(LINK, Map.of("id", id, "task", task));
    }

    /** Nothing is written when the cycle has a plan already. */
    static void plan(GraphTransaction tx, String id, CyclePlan plan, Instant now) {
        var moment = now.atZone(ZoneOffset.UTC);
        var properties = Map.of(
                "planned_at",
                moment,
                "baseline_revenue",
                plan.baseline(),
                "optimal",
                plan.choice().optimal());
        if (!tx.run(UNPLANNED, Map.of("id", id, "now", moment, "properties", properties))
                .isEmpty()) {
            tx.run(STRATEGIES, Map.of("id", id, "rows", rows(id, plan)));
        }
    }

    private static List<Map<String, Object>> rows(String id, CyclePlan plan) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var strategy : plan.choice().chosen()) {
            rows.add(row(id, rows.size() + 1, strategy, plan.limits()));
        }
        for (var left : plan.choice().leftOut()) {
            var row = row(id, rows.size() + 1, left.strategy(), plan.limits());
            row.put("left_out", leftOut(left));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> leftOut(Choice.LeftOut left) {
        return Map.of("reason", left.reason().word(), "explanation", left.explanation());
    }

    private static Map<String, Object> row(String id, int number, Strategy strategy, Limits limits) {
        var row = new HashMap<String, Object>();
        row.put("properties", properties(id, number, strategy, limits));
        row.put("based_on", strategy.basedOn());
        return row;
    }

    private static Map<String, @Nullable Object> properties(String id, int number, Strategy strategy, Limits limits) {
        var properties = new HashMap<String, @Nullable Object>();
        properties.put("id", id + "_s" + number);
        properties.put("rank", (long) number);
        properties.put("focus_area", strategy.focus().word());
        properties.put("strategy", strategy.name());
        properties.put("target", strategy.target());
        properties.put("variant", strategy.variant());
        properties.put("evidence", JSON.writeValueAsString(strategy.evidence()));
        properties.put("assumptions", strategy.assumptions());
        var figures = strategy.figures();
        if (figures != null) {
            properties.put("expected_impact", figures.impact().mean());
            properties.put("impact_low", figures.impact().low());
            properties.put("impact_high", figures.impact().high());
            properties.put("impact_unit", figures.unit());
            properties.put("expected_value", figures.value().mean());
            properties.put("value_low", figures.value().low());
            properties.put("value_high", figures.value().high());
            properties.put("net_value", limits.net(figures));
            properties.put("investment_required", figures.investment());
            properties.put("implementation_days", (long) figures.days());
        }
        return properties;
    }
}
