package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.insight.cycle.OptimizationCycle;
import tech.aia.graph.insight.cycle.OptimizationCycles;
import tech.aia.graph.insight.cycle.PlannedStrategy;
import tech.aia.graph.task.Completion;

/**
 * Sees optimisation cycles to their end: makes the plan where the request had no time for it, and reports it as the task's result.
 *
 * <p>Requirements: {@code optimization_id}, a cycle that was begun. The same task again reports the same plan.
 */
@Component
class OptimizationAgent implements BuiltInAgent {
    private static final int MOST_ABOUT = 100;

    private final OptimizationCycles cycles;

    OptimizationAgent(OptimizationCycles cycles) {
        this.cycles = cycles;
    }

    @Override
    public String key() {
        return "optimization_agent";
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(
                "Optimization Agent",
                "Planner",
                "built_in",
                "Plans what to do for the business within a budget, out of what customers bought and how tasks went.",
                List.of(OptimizationCycles.TASK_TYPE),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public Completion run(TaskWork work) {
        var id = work.requirements().only("optimization_id").required("optimization_id");
        try {
            return completion(cycles.finish(id));
        } catch (GraphModelException.NotFound missing) {
            throw new TaskRefused(missing.getMessage() + "; POST /business-intelligence/execute-cycle begins one");
        }
    }

    private static Completion completion(OptimizationCycle cycle) {
        var plan = cycle.plan();
        var chosen = plan == null ? List.<PlannedStrategy>of() : plan.chosen();
        var leftOut = plan == null ? 0 : plan.leftOut().size();
        var investment = sum(chosen, PlannedStrategy.Figures::investment);
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("optimization_id", cycle.id());
        payload.put("strategies", chosen.stream().map(OptimizationAgent::row).toList());
        return new Completion(
                chosen.size() + " strategies chosen and " + leftOut + " left out; they cost " + investment
                        + " of a budget of " + cycle.budget(),
                payload,
                Map.of(
                        "chosen",
                        chosen.size(),
                        "left_out",
                        leftOut,
                        "investment_required",
                        investment,
                        "expected_value",
                        sum(chosen, PlannedStrategy.Figures::value)),
                List.of(),
                about(chosen));
    }

    private static double sum(List<PlannedStrategy> strategies, ToDoubleFunction<PlannedStrategy.Figures> figure) {
        var all = new ArrayList<PlannedStrategy.Figures>();
        for (var strategy : strategies) {
            if (strategy.figures() != null) {
                all.add(strategy.figures());
            }
        }
        return Math.round(100 * all.stream().mapToDouble(figure).sum()) / 100.0;
    }

    private static Map<String, @Nullable Object> row(PlannedStrategy strategy) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", strategy.id());
        row.put("focus_area", strategy.focus());
        row.put("strategy", strategy.strategy());
        row.put("target", strategy.target());
        row.put("variant", strategy.variant());
        var figures = strategy.figures();
        if (figures != null) {
            row.put("expected_impact", figures.impact());
            row.put("impact_unit", figures.unit());
            row.put("expected_value", figures.value());
            row.put("investment_required", figures.investment());
            row.put("implementation_days", figures.days());
        }
        return row;
    }

    private static List<String> about(List<PlannedStrategy> chosen) {
        return chosen.stream()
                .flatMap(strategy -> strategy.basedOn().stream())
                .distinct()
                .limit(MOST_ABOUT)
                .toList();
    }
}
