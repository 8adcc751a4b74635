package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.graph.insight.cycle.OptimizationCycle;
import tech.aia.graph.insight.cycle.PlannedStrategy;

class CycleViewsTests {

    @Test
    void amountsAreInCentsAndVeryLargeOnesAsTheyAre() {
        var figures = new PlannedStrategy.Figures(
                12.34567, -1e30, 1e30, "percent_of_revenue", 1e300, 0.005, 2.5e17, 1, 2.345, 3);
        var strategy = new PlannedStrategy(
                "s1",
                "revenue",
                "cross_selling",
                null,
                null,
                figures,
                "over_budget",
                "It costs too much",
                Map.of(),
                List.of(),
                List.of());
        var plan = CycleViews.view(cycle(strategy)).optimizationPlan();
        assertThat(plan).isNotNull();
        assertThat(plan.baselineRevenue()).as("a sum beyond all numbers").isNull();
        var shown = plan.leftOut().getFirst();
        assertThat(shown.expectedImpact()).isEqualTo(12.3457);
        assertThat(shown.investmentRequired()).isEqualTo(2.35);
        assertThat(shown.expectedValue()).isEqualTo(1e300);
        assertThat(shown.valueLow()).isEqualTo(0.01);
        assertThat(shown.valueHigh()).isEqualTo(2.5e17);
    }

    private static OptimizationCycle cycle(PlannedStrategy strategy) {
        return new OptimizationCycle(
                "opt_cycle_q1_2026",
                "completed",
                "quarterly_optimization",
                List.of("revenue"),
                1,
                90,
                "medium",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                Map.of(),
                new OptimizationCycle.Plan(Double.POSITIVE_INFINITY, true, List.of(strategy)));
    }
}
