package tech.aia.graph.insight.cycle.plan;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.ojalgo.concurrent.Parallelism;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.type.context.NumberContext;

/**
 * The integer programme: maximise the sum of values, each item taken or not, the sum of costs within the budget, at most one item of each group.
 * Solved by the branch and bound of ojAlgo, on one thread so that the same question has the same answer.
 */
final class Knapsack {
    private static final NumberContext GAP = NumberContext.of(12, 8);
    private static final long LONGEST_MILLIS = 5_000;

    private Knapsack() {}

    record Item(String group, double value, double cost) {}

    /** @param taken places of the items */
    record Solution(List<Integer> taken, boolean optimal) {}

    static Solution solve(List<Item> items, double budget) {
        if (items.isEmpty()) {
            return new Solution(List.of(), true);
        }
        var model = new ExpressionsBasedModel();
        model.options.integer(
                IntegerStrategy.DEFAULT.withParallelism(Parallelism.ONE).withGapTolerance(GAP));
        model.options.time_abort = LONGEST_MILLIS;
        var costs = model.addExpression("budget").upper(budget);
        var groups = new HashMap<String, Expression>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var taken = model.addVariable("x" + i).binary().weight(item.value());
            costs.set(taken, item.cost());
            groups.computeIfAbsent(
                            item.group(), name -> model.addExpression(name).upper(1))
                    .set(taken, 1);
        }
        var result = model.maximise();
        var taken = IntStream.range(0, items.size())
                .filter(i -> result.doubleValue(i) > 1.0 / 2)
                .boxed()
                .toList();
        return new Solution(taken, result.getState().isOptimal());
    }
}
