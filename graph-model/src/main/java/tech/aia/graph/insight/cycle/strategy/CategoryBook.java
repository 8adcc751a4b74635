package tech.aia.graph.insight.cycle.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.aia.graph.insight.purchases.CustomerHistory;

/**
 * What was bought of each category, and by whom. Only the largest categories are looked at.
 *
 * @param names in the order of the numbers used below
 * @param recent what was sold of each within the horizon before the end, with the squares of single purchases for its variance
 * @param buyers those who bought anything, of these categories or others
 */
record CategoryBook(List<String> names, List<Estimate> recent, List<Buyer> buyers) {
    /** Categories looked at. */
    static final int MOST = 20;

    /**
     * One customer.
     *
     * @param first when it first bought of each category; {@link Long#MAX_VALUE} for never
     * @param spent on each within the horizon before the end
     * @param lastBefore its last purchase before that horizon; {@link Long#MIN_VALUE} for none
     * @param last its last purchase
     */
    @SuppressWarnings("ArrayRecordComponent") // Read in the innermost loop, and shared with nobody.
    record Buyer(String id, long[] first, double[] spent, long lastBefore, long last) {
        boolean has(int category) {
            return first[category] != Long.MAX_VALUE;
        }

        boolean hadBefore(int category, long moment) {
            return first[category] < moment;
        }
    }

    static CategoryBook of(Situation situation, Categories categories) {
        var names = largest(situation, categories);
        var numbers = new HashMap<String, Integer>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        var sums = new double[names.size()];
        var squares = new double[names.size()];
        var buyers = new ArrayList<Buyer>();
        for (var history : situation.histories()) {
            if (history.sizeBefore(situation.end()) > 0) {
                buyers.add(buyer(situation, categories, numbers, history, squares));
            }
        }
        for (var buyer : buyers) {
            Arrays.setAll(sums, i -> sums[i] + buyer.spent()[i]);
        }
        var recent = new ArrayList<Estimate>();
        for (int i = 0; i < sums.length; i++) {
            recent.add(new Estimate(sums[i], Math.sqrt(squares[i])));
        }
        return new CategoryBook(names, recent, buyers);
    }

    private static List<String> largest(Situation situation, Categories categories) {
        var sums = new HashMap<String, Double>();
        for (var history : situation.histories()) {
            var size = history.sizeBefore(situation.end());
            for (int i = 0; i < size; i++) {
                var category = categories.of(situation.product().apply(history.product(i)));
                if (category != null) {
                    sums.merge(category, Situation.amount(history, i), Double::sum);
                }
            }
        }
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Buyer buyer(
            Situation situation,
            Categories categories,
            Map<String, Integer> numbers,
            CustomerHistory history,
            double[] squares) {
        var first = new long[numbers.size()];
        Arrays.fill(first, Long.MAX_VALUE);
        var spent = new double[numbers.size()];
        var size = history.sizeBefore(situation.end());
        for (int i = 0; i < size; i++) {
            var category = categories.of(situation.product().apply(history.product(i)));
            var number = category == null ? null : numbers.get(category);
            if (number != null) {
                first[number] = Math.min(first[number], history.time(i));
                if (history.time(i) >= situation.begin()) {
                    var amount = Situation.amount(history, i);
                    spent[number] += amount;
                    squares[number] += amount * amount;
                }
            }
        }
        var before = history.sizeBefore(situation.begin());
        return new Buyer(
                history.id(),
                first,
                spent,
                before == 0 ? Long.MIN_VALUE : history.time(before - 1),
                history.time(size - 1));
    }
}
