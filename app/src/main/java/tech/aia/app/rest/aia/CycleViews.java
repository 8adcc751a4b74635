package tech.aia.app.rest.aia;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.insight.cycle.CyclePage;
import tech.aia.graph.insight.cycle.OptimizationCycle;
import tech.aia.graph.insight.cycle.PlannedStrategy;
import tech.aia.graph.insight.cycle.PlannedStrategy.Figures;
import tech.aia.graph.insight.cycle.strategy.FocusArea;

/** Optimisation cycles as they are answered. */
final class CycleViews {
    private static final double CENT = 100;
    private static final double FOUR = 10_000;

    /** Beyond it a double has no fractions to round. */
    private static final double WHOLE = 1L << 53;

    private CycleViews() {}

    static CycleBodies.Page page(CyclePage page) {
        return new CycleBodies.Page(
                page.cycles().stream().map(cycle -> view(cycle, false)).toList(), page.nextCursor());
    }

    static CycleBodies.View view(OptimizationCycle cycle) {
        return view(cycle, true);
    }

    /** @param whole with the evidence, and with what it is based on */
    private static CycleBodies.View view(OptimizationCycle cycle, boolean whole) {
        var plan = cycle.plan();
        return new CycleBodies.View(
                cycle.id(),
                cycle.status(),
                cycle.estimatedCompletion(),
                plan == null ? null : plan(plan, cycle.budget(), whole),
                cycle.type(),
                cycle.focusAreas(),
                new CycleBodies.Limits(cycle.budget(), days(cycle.horizon()), cycle.risk()),
                cycle.asOf(),
                cycle.createdAt(),
                cycle.completedAt(),
                cycle.taskId(),
                cycle.assumptions());
    }

    private static CycleBodies.Plan plan(OptimizationCycle.Plan plan, double budget, boolean whole) {
        var chosen = plan.chosen();
        var investment = sum(chosen, Figures::investment);
        return new CycleBodies.Plan(
                of(chosen, FocusArea.REVENUE, whole),
                of(chosen, FocusArea.CUSTOMER_SATISFACTION, whole),
                of(chosen, FocusArea.OPERATIONAL_EFFICIENCY, whole),
                plan.leftOut().stream().map(left -> leftOut(left, whole)).toList(),
                new CycleBodies.Totals(
                        money(investment),
                        money(budget - investment),
                        money(sum(chosen, Figures::value)),
                        money(sum(chosen, Figures::net))),
                plan.baseline() > 0 && Double.isFinite(plan.baseline()) ? money(plan.baseline()) : null,
                plan.optimal());
    }

    private static double sum(List<PlannedStrategy> strategies, ToDoubleFunction<Figures> figure) {
        double sum = 0;
        for (var strategy : strategies) {
            var figures = strategy.figures();
            sum += figures == null ? 0 : figure.applyAsDouble(figures);
        }
        return sum;
    }

    private static List<CycleBodies.Strategy> of(List<PlannedStrategy> chosen, FocusArea area, boolean whole) {
        return chosen.stream()
                .filter(strategy -> strategy.focus().equals(area.word()))
                .flatMap(strategy -> strategy.figures() == null
                        ? Stream.empty()
                        : Stream.of(strategy(strategy, strategy.figures(), whole)))
                .toList();
    }

    private static CycleBodies.Strategy strategy(PlannedStrategy strategy, Figures figures, boolean whole) {
        return new CycleBodies.Strategy(
                strategy.strategy(),
                percent(figures.impact()),
                percent(figures.impactLow()),
                percent(figures.impactHigh()),
                figures.unit(),
                money(figures.investment()),
                days(figures.days()),
                money(figures.value()),
                money(figures.valueLow()),
                money(figures.valueHigh()),
                money(figures.net()),
                strategy.target(),
                strategy.variant(),
                strategy.id(),
                whole ? strategy.evidence() : null,
                whole ? strategy.basedOn() : null,
                strategy.assumptions());
    }

    private static CycleBodies.LeftOut leftOut(PlannedStrategy strategy, boolean whole) {
        var figures = strategy.figures();
        return new CycleBodies.LeftOut(
                strategy.strategy(),
                strategy.focus(),
                strategy.target(),
                strategy.variant(),
                String.valueOf(strategy.reason()),
                strategy.explanation(),
                figures == null ? null : percent(figures.impact()),
                figures == null ? null : figures.unit(),
                money(figures, Figures::investment),
                figures == null ? null : days(figures.days()),
                money(figures, Figures::value),
                money(figures, Figures::valueLow),
                money(figures, Figures::valueHigh),
                money(figures, Figures::net),
                strategy.id(),
                whole ? strategy.evidence() : null,
                whole ? strategy.basedOn() : null,
                strategy.assumptions());
    }

    private static @Nullable Double money(@Nullable Figures figures, ToDoubleFunction<Figures> figure) {
        return figures == null ? null : money(figure.applyAsDouble(figures));
    }

    private static String days(int days) {
        return days + "_days";
    }

    private static double money(double amount) {
        return rounded(amount, CENT);
    }

    /** Small ones must not become nothing. */
    private static double percent(double value) {
        return rounded(value, FOUR);
    }

    private static double rounded(double value, double parts) {
        var times = value * parts;
        return Math.abs(times) < WHOLE ? Math.round(times) / parts : value;
    }
}
