package tech.aia.graph.insight.cycle.plan;

import tech.aia.graph.insight.cycle.strategy.Strategy;

/**
 * Within which strategies are chosen.
 *
 * @param budget what all of them may cost
 * @param horizon days within which they must have an effect
 */
public record Limits(double budget, int horizon, RiskTolerance risk) {

    /** What a strategy brings beyond its cost, as the tolerance of risk has it. */
    public double net(Strategy.Figures figures) {
        return risk.of(figures.value()) - figures.investment();
    }
}
