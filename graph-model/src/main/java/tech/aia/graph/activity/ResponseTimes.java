package tech.aia.graph.activity;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Response times with their weights; as they are kept to the hundredth of a millisecond, many are the same. */
final class ResponseTimes {
    /** What sums of weights may be off by, relative to the whole. */
    private static final double SLACK = 1e-9;

    private final TreeMap<Double, Double> weights = new TreeMap<>();
    private double whole;
    private double sum;

    void add(double millis, double weight) {
        weights.merge(millis, weight, Double::sum);
        whole += weight;
        sum += millis * weight;
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
