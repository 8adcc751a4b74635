package tech.aia.graph.activity;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Response times with their weights; as they are kept to the hundredth of a millisecond, many are the same. */
final class ResponseTimes {
    /** What sums of weights may be off by, relative to the whole. */
    private static final double SLACK = 1e-9;

    private TreeMap<Double, Double> weights = new TreeMap<>();
    private TimePrecision precision = TimePrecision.EXACT;
    private double whole;
    private double sum;

    void add(double millis, double weight) {
        weights.merge(precision.of(millis), weight, Double::sum);
        whole += weight;
        sum += millis * weight;
    }

    /** How many different ones are kept. */
    int different() {
        return weights.size();
    }

    /** From now on percentiles are of times to this precision; the average stays that of times as they are. */
    void round(TimePrecision lower) {
        precision = lower;
        var rounded = new TreeMap<Double, Double>();
        weights.forEach((millis, weight) -> rounded.merge(precision.of(millis), weight, Double::sum));
        weights = rounded;
    }

    /** Null when there are none. */
    @Nullable
    Double average() {
        return weights.isEmpty() ? null : Double.valueOf(sum / whole);
    }

    /**
     * The least recorded time such that the times no longer than it have at least this share of the weight: the nearest rank, with weights.
     * Null when there are none.
     */
    @Nullable
    Double percentile(double share) {
        var wanted = whole * (share - SLACK);
        double below = 0;
        for (Map.Entry<Double, Double> entry : weights.entrySet()) {
            below += entry.getValue();
            if (below >= wanted) {
                return entry.getKey();
            }
        }
        return weights.isEmpty() ? null : weights.lastKey();
    }
}
