package tech.aia.graph.insight.cycle.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.insight.purchases.CustomerHistory;

/**
 * How somebody used to buy, as it could be known at a moment: on at least three days.
 *
 * @param days on which something was bought
 * @param usualGap median days from one to the next
 * @param silence days since the last
 * @param lastPurchase milliseconds since 1970
 * @param perDay what was bought in a day, in the year before the last purchase and the usual gap after it
 * @param spread variance of that, as that of a compound Poisson process: the squares of what was bought on each day, added up, a day
 */
record BuyingHabit(
        String id,
        int days,
        double usualGap,
        double silence,
        long lastPurchase,
        double perDay,
        double spread,
        double observed) {
    private static final int FEWEST_DAYS = 3;
    private static final double YEAR = 365;

    private record Day(long number, double amount) {}

    /** Null for who has bought on fewer than three days by then. */
    static @Nullable BuyingHabit at(CustomerHistory history, long moment) {
        var size = history.sizeBefore(moment);
        var days = days(history, size);
        if (days.size() < FEWEST_DAYS) {
            return null;
        }
        var gap = median(days);
        var last = days.getLast().number();
        var from = Math.max((double) days.getFirst().number(), last - YEAR);
        var observed = last - from + gap;
        double sum = 0;
        double squares = 0;
        for (var day : days) {
            if (day.number() >= from) {
                sum += day.amount();
                squares += day.amount() * day.amount();
            }
        }
        var lastTime = history.time(size - 1);
        return new BuyingHabit(
                history.id(),
                days.size(),
                gap,
                (moment - lastTime) / (double) Situation.DAY,
                lastTime,
                sum / observed,
                squares / observed,
                observed);
    }

    private static List<Day> days(CustomerHistory history, int size) {
        var days = new ArrayList<Day>();
        for (int i = 0; i < size; i++) {
            var number = Math.floorDiv(history.time(i), Situation.DAY);
            var before = days.isEmpty() ? null : days.getLast();
            if (before != null && before.number() == number) {
                days.set(days.size() - 1, new Day(number, before.amount() + Situation.amount(history, i)));
            } else {
                days.add(new Day(number, Situation.amount(history, i)));
            }
        }
        return days;
    }

    private static double median(List<Day> days) {
        var gaps = new long[days.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days.get(i + 1).number() - days.get(i).number();
        }
        Arrays.sort(gaps);
        var middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? (double) gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }

    /** What would be bought in so many days: the chance of the purchases to come, and that what is known of the habit is a sample. */
    Estimate worth(int effective) {
        var variance = spread * effective * (1 + effective / observed);
        return new Estimate(perDay * effective, Math.sqrt(variance));
    }
}
