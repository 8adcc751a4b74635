package tech.aia.graph.insight.cycle.strategy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import tech.aia.graph.insight.purchases.CustomerHistory;

/**
 * What all strategies are worked out from.
 *
 * @param histories in order of id
 * @param product id by number
 * @param end only what happened before this counts, in milliseconds since 1970
 * @param horizon days
 * @param baseline what is expected to be sold within the horizon if nothing is done; 0 when nothing was ever sold
 */
record Situation(
        List<CustomerHistory> histories,
        IntFunction<String> product,
        long end,
        int horizon,
        double baseline,
        Assumptions assumptions) {
    static final long DAY = TimeUnit.DAYS.toMillis(1);

    static Situation of(
            List<CustomerHistory> histories,
            IntFunction<String> product,
            long end,
            int horizon,
            Assumptions assumptions) {
        return new Situation(histories, product, end, horizon, expected(histories, end, horizon * DAY), assumptions);
    }

    /** What was sold in as long a time before; when that was nothing, the mean of such times since the first purchase. */
    private static double expected(List<CustomerHistory> histories, long end, long horizon) {
        double recent = 0;
        double all = 0;
        var first = end;
        for (var history : histories) {
            var size = history.sizeBefore(end);
            first = size == 0 ? first : Math.min(first, history.time(0));
            for (int i = 0; i < size; i++) {
                var amount = amount(history, i);
                all += amount;
                recent += history.time(i) >= end - horizon ? amount : 0;
            }
        }
        return recent > 0 || all <= 0 ? recent : all * horizon / Math.max(end - first, horizon);
    }

    static double amount(CustomerHistory history, int purchase) {
        var amount = history.amount(purchase);
        return Double.isNaN(amount) ? 0 : amount;
    }

    /** When the horizon before the end began. */
    long begin() {
        return end - horizon * DAY;
    }

    /** Days in which something has an effect that takes so many to begin. */
    int effective(int days) {
        return Math.max(0, horizon - days);
    }

    Estimate percent(Estimate value) {
        return value.times(100 / baseline);
    }
}
