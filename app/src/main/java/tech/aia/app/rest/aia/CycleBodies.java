package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent to and answered about optimisation cycles. */
final class CycleBodies {
    private CycleBodies() {}

    @Schema(name = "NewOptimizationCycle")
    record NewCycle(
            @Schema(
                    description =
                            "weekly_optimization, monthly_optimization, quarterly_optimization or annual_optimization",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "quarterly_optimization")
            @Nullable
            String cycleType,

            @Schema(
                    description = "Some of revenue, customer_satisfaction and operational_efficiency; all when absent",
                    example = "[\"revenue\", \"customer_satisfaction\", \"operational_efficiency\"]")
            @Nullable
            List<@Nullable String> focusAreas,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Constraints constraints,

            @Schema(
                    description =
                            "A date, whose whole day counts in UTC, or a moment, before which things count, not after today; now when absent",
                    example = "2025-09-30")
            @Nullable
            String asOf,

            @Schema(
                    description =
                            "What is to be taken for granted in place of the usual; docs/optimization.md lists all",
                    example = "{\"contact_cost\": 40}")
            @Nullable
            Map<String, @Nullable Double> assumptions) {}

    @Schema(name = "OptimizationConstraints")
    record Constraints(
            @Schema(
                    description = "What all strategies together may cost, 0 or more, in the currency of the data",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "50000")
            @Nullable
            Double budgetLimit,

            @Schema(
                    description = "1_days to 365_days; 7, 30, 90 or 365 by the cycle_type when absent",
                    example = "90_days")
            @Nullable
            String timeHorizon,

            @Schema(
                    description =
                            "Whether a strategy counts by the lower end of what may come of it (low), the mean (medium, when"
                                    + " absent) or the upper end (high)",
                    example = "medium")
            @Nullable
            String riskTolerance) {}

    @Schema(name = "OptimizationCycle")
    record View(
            @Schema(example = "opt_cycle_q4_2025") String optimizationId,

            @Schema(description = "initiated, in_progress, completed, failed or cancelled", example = "initiated")
            String status,

            @Schema(description = "When the task is likely to be completed") @Nullable
            Instant estimatedCompletion,

            @Schema(description = "null while the task is still to make it") @Nullable
            Plan optimizationPlan,

            @Schema(example = "quarterly_optimization") String cycleType,
            List<String> focusAreas,
            Limits constraints,
            Instant asOf,
            Instant createdAt,
            @Nullable Instant completedAt,
            @Nullable String taskId,

            @Schema(description = "All that was taken for granted, by name")
            Map<String, Double> assumptions) {}

    @Schema(name = "OptimizationLimits")
    record Limits(
            double budgetLimit,
            @Schema(example = "90_days") String timeHorizon,
            @Schema(example = "medium") String riskTolerance) {}

    @Schema(name = "OptimizationPlan")
    record Plan(
            List<Strategy> revenueStrategies,
            List<Strategy> customerStrategies,
            List<Strategy> operationsStrategies,
            List<LeftOut> leftOut,
            Totals totals,

            @Schema(
                    description =
                            "What is expected to be sold within the horizon if nothing is done; null when unknown, and where no focus area asks for it")
            @Nullable
            Double baselineRevenue,

            @Schema(description = "Whether nothing better can be within the limits")
            boolean optimal) {}

    @Schema(name = "OptimizationTotals", description = "Of the strategies chosen")
    record Totals(double investmentRequired, double budgetLeft, double expectedValue, double netValue) {}

    @Schema(name = "OptimizationStrategy", description = "Intervals are at 80 %")
    record Strategy(
            @Schema(example = "pricing_optimization") String strategy,

            @Schema(description = "Percent, of what impact_unit says", example = "8.5")
            double expectedImpact,

            double impactLow,
            double impactHigh,

            @Schema(description = "percent_of_revenue or percent_of_turnaround", example = "percent_of_revenue")
            String impactUnit,

            @Schema(example = "15000") double investmentRequired,
            @Schema(example = "14_days") String implementationTime,

            @Schema(description = "In the currency of the data, within the horizon, before the investment")
            double expectedValue,

            double valueLow,
            double valueHigh,

            @Schema(description = "The value that counts by the tolerance of risk, less the investment")
            double netValue,

            @Schema(description = "Such as a category") @Nullable
            String target,

            @Schema(description = "One of several ways to do it", example = "+5_percent") @Nullable
            String variant,

            @Schema(description = "Of the node") String strategyId,

            @Schema(description = "null in lists") @Nullable Map<String, Object> evidence,

            @Schema(description = "Ids of customers, products and agents, at most 100; null in lists") @Nullable
            List<String> basedOn,

            List<String> assumptions) {}

    @Schema(name = "OptimizationLeftOut", description = "The figures are null when the data does not give any")
    record LeftOut(
            String strategy,
            String focusArea,
            @Nullable String target,
            @Nullable String variant,

            @Schema(
                    description = "no_evidence, beyond_horizon, negative_value, excluded_by_another or over_budget",
                    example = "over_budget")
            String reason,

            @Nullable String explanation,
            @Nullable Double expectedImpact,
            @Nullable String impactUnit,
            @Nullable Double investmentRequired,
            @Nullable String implementationTime,
            @Nullable Double expectedValue,
            @Nullable Double valueLow,
            @Nullable Double valueHigh,
            @Nullable Double netValue,
            String strategyId,

            @Schema(description = "null in lists") @Nullable Map<String, Object> evidence,

            @Schema(description = "null in lists") @Nullable List<String> basedOn,

            List<String> assumptions) {}

    @Schema(name = "OptimizationCycles", description = "The newest first")
    record Page(
            List<View> cycles,

            @Schema(description = "null on the last page") @Nullable
            String nextCursor) {}
}
