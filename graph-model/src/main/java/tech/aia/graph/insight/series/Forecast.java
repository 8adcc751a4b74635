package tech.aia.graph.insight.series;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a monthly series will be, by the method that would have been nearest so far.
 *
 * <p>Each method that has months enough is asked, at each of the last 6 to 12 months, for what it would have said knowing only what came
 * before, as many months ahead as is asked for now; the one with the least mean absolute error is taken, the simplest of equal ones. The
 * interval is what those errors make likely: half its width is the error that the level's share of them, counted as a split conformal
 * interval does, did not go beyond (Lei et al., <i>Distribution-Free Predictive Inference for Regression</i>, 2018).
 *
 * @param value expected
 * @param low lower end of the interval, not below 0 where the series never was
 * @param high its upper end
 * @param level percent of cases that the interval is made to hold
 * @param method one of {@code naive}, {@code mean_of_12_months}, {@code seasonal_naive}, {@code exponential_smoothing},
 *     {@code seasonal_random_trend} and {@code seasonal_arima}
 * @param meanAbsoluteError of the method in the back-test, in the series' unit
 * @param meanAbsolutePercentageError of the same; null where a month of the test was 0
 * @param backTests how many months it was tested on
 * @param stepsAhead how many months after the last known one
 * @param months how many months are known
 * @param tried all methods that took part, the best first
 */
public record Forecast(
        double value,
        double low,
        double high,
        int level,
        String method,
        double meanAbsoluteError,
        @Nullable Double meanAbsolutePercentageError,
        int backTests,
        int stepsAhead,
        int months,
        List<Tried> tried) {
    private static final int LEVEL = 80;

    /** A method and its mean absolute error. */
    public record Tried(String method, double meanAbsoluteError) {}

    /** How many months a series must have. */
    public static int leastMonths(int stepsAhead) {
        return Method.LEAST_MONTHS + BackTest.LEAST_ORIGINS + stepsAhead - 1;
    }

    /**
     * @param history the known months in order, without gaps
     * @param stepsAhead 1 for the month after the last
     * @return empty when there are fewer than {@link #leastMonths} months
     */
    public static Optional<Forecast> of(double[] history, int stepsAhead) {
        if (history.length < leastMonths(stepsAhead)) {
            return Optional.empty();
        }
        var tests = BackTest.all(history, stepsAhead);
        return tests.stream()
                .min(Comparator.comparingDouble(BackTest::meanAbsoluteError))
                .map(best -> of(history, stepsAhead, best, tests));
    }

    private static Forecast of(double[] history, int stepsAhead, BackTest best, List<BackTest> tests) {
        var value = best.method().next(history, stepsAhead);
        var reach = best.reach(LEVEL / 100.0);
        var low = Arrays.stream(history).allMatch(month -> month >= 0) ? Math.max(0, value - reach) : value - reach;
        return new Forecast(
                value,
                low,
                value + reach,
                LEVEL,
                best.method().word(),
                best.meanAbsoluteError(),
                best.meanAbsolutePercentageError(),
                best.errors().size(),
                stepsAhead,
                history.length,
                tests.stream()
                        .sorted(Comparator.comparingDouble(BackTest::meanAbsoluteError))
                        .map(test -> new Tried(test.method().word(), test.meanAbsoluteError()))
                        .toList());
    }
}
