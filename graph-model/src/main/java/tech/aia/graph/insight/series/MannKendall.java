package tech.aia.graph.insight.series;

import java.util.Arrays;
import java.util.Optional;
import jdplus.toolkit.base.api.stats.ProbabilityType;
import jdplus.toolkit.base.core.dstats.Normal;

/**
 * The Mann–Kendall test for a monotonic trend, two-sided, by its normal approximation with corrections for ties and continuity (Mann,
 * <i>Nonparametric Tests Against Trend</i>, 1945; Kendall, <i>Rank Correlation Methods</i>, 1975), with Sen's slope.
 *
 * @param n values
 * @param statistic Kendall's S: pairs that rise less pairs that fall
 * @param z the statistic as a standard normal value
 * @param pValue probability of a statistic as far from 0 where there is no trend
 * @param slope the median of the slopes of all pairs, in the series' unit a step
 */
public record MannKendall(int n, long statistic, double z, double pValue, double slope) {
    /** The normal approximation is good from here on. */
    public static final int LEAST_VALUES = 8;

    private static final double SIGNIFICANT = 0.05;

    /** Whether a series rises or falls by more than chance; not told apart from chance is {@code STABLE}. */
    public enum Direction {
        INCREASING,
        DECREASING,
        STABLE
    }

    /** @return empty when there are fewer than {@value #LEAST_VALUES} values */
    public static Optional<MannKendall> of(double[] values) {
        if (values.length < LEAST_VALUES) {
            return Optional.empty();
        }
        long s = 0;
        var slopes = new double[values.length * (values.length - 1) / 2];
        int pair = 0;
        for (int later = 1; later < values.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                s += (long) Math.signum(values[later] - values[earlier]);
                slopes[pair++] = (values[later] - values[earlier]) / (later - earlier);
            }
        }
        var z = s == 0 ? 0 : (s - Math.signum((double) s)) / Math.sqrt(variance(values));
        var p = 2 * new Normal().getProbability(-Math.abs(z), ProbabilityType.Lower);
        return Optional.of(new MannKendall(values.length, s, z, Math.min(1, p), median(slopes)));
    }

    /** At the level of 5 %. */
    public Direction direction() {
        if (pValue >= SIGNIFICANT) {
            return Direction.STABLE;
        }
        return statistic > 0 ? Direction.INCREASING : Direction.DECREASING;
    }

    private static double variance(double[] values) {
        double n = values.length;
        var sum = n * (n - 1) * (2 * n + 5);
        var sorted = values.clone();
        Arrays.sort(sorted);
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                double ties = i - from;
                sum -= ties * (ties - 1) * (2 * ties + 5);
                from = i;
            }
        }
        return sum / 18;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        var middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
