package tech.aia.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Measured values of one kind, in the order they were taken; at least one. Immutable. */
public final class Sample {
    private final double[] values;
    private final double[] sorted;

    private Sample(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A sample needs a value");
        }
        this.values = values;
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    public static Sample of(double... values) {
        return new Sample(values.clone());
    }

    public static Sample of(Collection<Double> values) {
        return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public int size() {
        return values.length;
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    public double median() {
        return quantile(0.5);
    }

    public double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }

    /**
     * The value below which this share of the sample lies, linear between the two values next to it (type 7 of Hyndman and Fan,
     * <i>Sample Quantiles in Statistical Packages</i>, 1996).
     *
     * @param share 0 to 1
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is from 0 to 1, not " + share);
        }
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public Sample map(DoubleUnaryOperator change) {
        return new Sample(Arrays.stream(values).map(change).toArray());
    }

    /** The values of both taken in pairs, the first with the first and so on; both samples are of one size. */
    public Sample with(Sample other, DoubleBinaryOperator combination) {
        if (other.size() != size()) {
            throw new IllegalArgumentException(
                    "Samples of " + size() + " and " + other.size() + " values are no pairs");
        }
        return new Sample(IntStream.range(0, values.length)
                .mapToDouble(i -> combination.applyAsDouble(values[i], other.values[i]))
                .toArray());
    }

    /** As a fraction of the other, pair by pair. */
    public Sample dividedBy(Sample other) {
        return with(other, (mine, theirs) -> mine / theirs);
    }
}
