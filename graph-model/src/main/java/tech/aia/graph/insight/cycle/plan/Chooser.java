package tech.aia.graph.insight.cycle.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.insight.cycle.strategy.Strategy;

/** Chooses the strategies that together bring most beyond their cost. For one choice. */
public final class Chooser {
    private final Limits limits;
    private final List<Choice.LeftOut> leftOut = new ArrayList<>();

    private Chooser(Limits limits) {
        this.limits = limits;
    }

    private record Eligible(Strategy strategy, Strategy.Figures figures, double net) {}

    /** The same for the same strategies and limits. */
    public static Choice choose(List<Strategy> strategies, Limits limits) {
        return new Chooser(limits).choose(strategies);
    }

    private Choice choose(List<Strategy> strategies) {
        var eligible = new ArrayList<Eligible>();
        for (var strategy : strategies) {
            var fit = eligible(strategy);
            if (fit != null) {
                eligible.add(fit);
            }
        }
        var solution = Knapsack.solve(
                eligible.stream()
                        .map(fit -> new Knapsack.Item(
                                fit.strategy().group(), fit.net(), fit.figures().investment()))
                        .toList(),
                limits.budget());
        var chosen = solution.taken().stream().map(eligible::get).toList();
        explain(eligible, chosen);
        return new Choice(
                chosen.stream()
                        .sorted(Comparator.comparingDouble(Eligible::net)
                                .reversed()
                                .thenComparing(fit -> fit.strategy().key()))
                        .map(Eligible::strategy)
                        .toList(),
                leftOut.stream()
                        .sorted(Comparator.comparing(one -> one.strategy().key()))
                        .toList(),
                solution.optimal());
    }

    private @Nullable Eligible eligible(Strategy strategy) {
        var figures = strategy.figures();
        if (figures == null) {
            leave(strategy, Reason.NO_EVIDENCE, String.join(" ", strategy.assumptions()));
            return null;
        }
        if (!isFinite(figures)) {
            var why = "What the data gives for it are no numbers to reckon with";
            leave(strategy.withoutFigures(why), Reason.NO_EVIDENCE, why);
            return null;
        }
        if (figures.days() >= limits.horizon()) {
            leave(
                    strategy,
                    Reason.BEYOND_HORIZON,
                    "It takes " + figures.days() + " days, and the horizon is " + limits.horizon());
            return null;
        }
        var net = limits.net(figures);
        if (net <= 0) {
            leave(
                    strategy,
                    Reason.NEGATIVE_VALUE,
                    "At a " + limits.risk().word() + " tolerance of risk it is worth "
                            + money(limits.risk().of(figures.value())) + ", and costs " + money(figures.investment()));
            return null;
        }
        if (figures.investment() > limits.budget()) {
            leave(
                    strategy,
                    Reason.OVER_BUDGET,
                    "It costs " + money(figures.investment()) + ", and the budget is " + money(limits.budget()));
            return null;
        }
        return new Eligible(strategy, figures, net);
    }

    private static boolean isFinite(Strategy.Figures figures) {
        return DoubleStream.of(
                        figures.value().low(),
                        figures.value().high(),
                        figures.impact().low(),
                        figures.impact().high(),
                        figures.investment())
                .allMatch(Double::isFinite);
    }

    private void explain(List<Eligible> eligible, List<Eligible> chosen) {
        Map<String, Strategy> byGroup = new LinkedHashMap<>();
        chosen.forEach(fit -> byGroup.put(fit.strategy().group(), fit.strategy()));
        var spent =
                chosen.stream().mapToDouble(fit -> fit.figures().investment()).sum();
        for (var fit : eligible) {
            var other = byGroup.get(fit.strategy().group());
            if (other == null) {
                leave(
                        fit.strategy(),
                        Reason.OVER_BUDGET,
                        "It costs " + money(fit.figures().investment()) + ", and of the budget "
                                + money(limits.budget() - spent)
                                + " is left; what was chosen instead brings more together");
            } else if (!other.equals(fit.strategy())) {
                leave(
                        fit.strategy(),
                        Reason.EXCLUDED_BY_ANOTHER,
                        "Only one variant can be done, and '" + other.variant() + "' serves the whole plan better");
            }
        }
    }

    private void leave(Strategy strategy, Reason reason, String explanation) {
        leftOut.add(new Choice.LeftOut(strategy, reason, explanation));
    }

    private static String money(double amount) {
        return String.format(Locale.ROOT, "%.2f", amount);
    }
}
