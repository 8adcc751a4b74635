package tech.aia.graph.insight.cycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;
import tech.aia.graph.insight.cycle.strategy.Strategy;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads cycles with their tasks and plans. */
final class CycleReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final String WITH_TASK = """

            ORDER BY c.created_at DESC, c.id DESC LIMIT $limit
            CALL (c) {
              OPTIONAL MATCH (t:Task)-[:PART_OF]->(c)
              RETURN t ORDER BY t.created_at DESC LIMIT 1
            }
            RETURN c {.*} AS cycle, t.id AS task, t.status AS status, t.completed_at AS completed_at,
              t.estimated_completion AS estimated_completion,
              COLLECT {
                MATCH (c)-[r:CHOSE|LEFT_OUT]->(s:Strategy)
                ORDER BY s.rank, s.id
            """;
    private static final String WHOLE = WITH_TASK + """
                RETURN s {.*, reason: r.reason, explanation: r.explanation,
                  based_on: COLLECT { MATCH (s)-[:BASED_ON]->(e:Entity) RETURN e.id ORDER BY e.id LIMIT $nodes }}
              } AS strategies""";
    private static final String BRIEF = WITH_TASK + """
                RETURN s {.*, evidence: null, reason: r.reason, explanation: r.explanation}
              } AS strategies""";
    private static final String FIND = "MATCH (c:OptimizationCycle {id: $id}) WITH c" + WHOLE;
    private static final String LIST = "MATCH (c:OptimizationCycle) WHERE c.created_at IS NOT NULL WITH c" + BRIEF;
    private static final String AFTER = """
            MATCH (last:OptimizationCycle {id: $last})
            MATCH (c:OptimizationCycle) WHERE c.created_at < last.created_at OR (c.created_at = last.created_at AND c.id < last.id)
            WITH c""" + BRIEF;
    private static final String EXISTS = "MATCH (c:OptimizationCycle {id: $id}) RETURN c.id AS id";
    private static final String OF_TASK =
            "MATCH (:Task:Entity {id: $task})-[:PART_OF]->(c:OptimizationCycle) RETURN c.id AS id";

    private final Graph graph;

    CycleReader(Graph graph) {
        this.graph = graph;
    }

    Optional<OptimizationCycle> find(String id) {
        return graph.readOne(FIND, parameters(1, "id", id)).map(CycleReader::cycle);
    }

    /** The id of the cycle that a task is part of. */
    Optional<String> ofTask(String task) {
        return graph.readOne(OF_TASK, Map.of("task", task)).map(row -> row.string("id"));
    }

    CyclePage list(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > OptimizationCycles.LARGEST_PAGE) {
            throw new GraphModelException.InvalidValue(
                    "limit", "The limit must be between 1 and " + OptimizationCycles.LARGEST_PAGE, limit);
        }
        if (cursor != null && graph.lookUp(EXISTS, Map.of("id", cursor)).isEmpty()) {
            throw new GraphModelException.InvalidValue(
                    "cursor", "This cursor is not the next_cursor of a page, or its cycle was deleted since", cursor);
        }
        var rows = cursor == null
                ? graph.read(LIST, parameters(limit + 1, "last", ""))
                : graph.read(AFTER, parameters(limit + 1, "last", cursor));
        var page = Page.of(rows.stream().map(CycleReader::cycle).toList(), limit);
        return new CyclePage(page.items(), page.more() ? page.items().getLast().id() : null);
    }

    private static Map<String, Object> parameters(int limit, String name, String value) {
        return Map.of("limit", limit, "nodes", Strategy.MOST_NODES, name, value);
    }

    private static OptimizationCycle cycle(Row row) {
        var cycle = new Row(row.map("cycle"));
        var created = Objects.requireNonNullElse(cycle.instantOrNull("created_at"), Instant.EPOCH);
        return new OptimizationCycle(
                cycle.string("id"),
                status(row.get("status")),
                cycle.string("cycle_type"),
                texts(cycle.get("focus_areas")),
                number(cycle, "budget_limit"),
                (int) cycle.integer("time_horizon_days"),
                cycle.string("risk_tolerance"),
                Objects.requireNonNullElse(cycle.instantOrNull("as_of"), created),
                created,
                row.instantOrNull("estimated_completion"),
                row.instantOrNull("completed_at"),
                row.stringOrNull("task"),
                assumptions(cycle.get("assumptions")),
                plan(cycle, row.list("strategies")));
    }

    /** In the words of cycles. */
    private static String status(@Nullable Object task) {
        return switch (task) {
            case String word when word.equals("queued") -> "initiated";
            case String word when word.equals("assigned") || word.equals("running") -> "in_progress";
            case String ended -> ended;
            case null, default -> "unknown";
        };
    }

    private static OptimizationCycle.@Nullable Plan plan(Row cycle, List<@Nullable Object> strategies) {
        if (!cycle.values().containsKey("planned_at")) {
            return null;
        }
        var planned = new ArrayList<PlannedStrategy>();
        for (var strategy : strategies) {
            if (strategy instanceof Map<?, ?> map) {
                var values = new HashMap<String, @Nullable Object>();
                map.forEach((key, value) -> values.put(String.valueOf(key), value));
                planned.add(strategy(values));
            }
        }
        return new OptimizationCycle.Plan(
                number(cycle, "baseline_revenue"), Boolean.TRUE.equals(cycle.get("optimal")), planned);
    }

    private static PlannedStrategy strategy(Map<String, @Nullable Object> values) {
        return new PlannedStrategy(
                String.valueOf(values.get("id")),
                String.valueOf(values.get("focus_area")),
                String.valueOf(values.get("strategy")),
                text(values.get("target")),
                text(values.get("variant")),
                values.get("implementation_days") == null ? null : figures(new Row(values)),
                text(values.get("reason")),
                text(values.get("explanation")),
                object(values.get("evidence")),
                texts(values.get("based_on")),
                texts(values.get("assumptions")));
    }

    private static PlannedStrategy.Figures figures(Row row) {
        return new PlannedStrategy.Figures(
                number(row, "expected_impact"),
                number(row, "impact_low"),
                number(row, "impact_high"),
                String.valueOf(row.get("impact_unit")),
                number(row, "expected_value"),
                number(row, "value_low"),
                number(row, "value_high"),
                number(row, "net_value"),
                number(row, "investment_required"),
                (int) row.integer("implementation_days"));
    }

    private static Map<String, Double> assumptions(@Nullable Object json) {
        var values = new HashMap<String, Double>();
        object(json).forEach((word, value) -> {
            if (value instanceof Number number) {
                values.put(word, number.doubleValue());
            }
        });
        return new TreeMap<>(values);
    }

    private static Map<String, Object> object(@Nullable Object json) {
        try {
            return json instanceof String text ? JSON.readValue(text, OBJECT) : Map.of();
        } catch (JacksonException changed) {
            return Map.of();
        }
    }

    private static double number(Row row, String column) {
        return row.get(column) instanceof Number number ? number.doubleValue() : 0;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
