package tech.aia.graph.insight.cycle.strategy;

/**
 * A quantity that is not known for sure, by its mean and its standard deviation. What is added or multiplied is taken as independent; the
 * interval is that of the normal distribution at 80 %.
 */
public record Estimate(double mean, double deviation) {
    /** 90 % quantile of the standard normal distribution, so that 80 % lie between its two sides. */
    public static final double Z = 1.2815515655446004;

    public static final Estimate NOTHING = new Estimate(0, 0);

    /** Of an assumed value that may be wrong by a share of itself. */
    static Estimate assumed(double value, double uncertainty) {
        return new Estimate(value, Math.abs(value) * uncertainty);
    }

    /**
     * Of a share, after {@code hits} among {@code tries}: the posterior of an even prior, Beta(hits + 1, misses + 1). After no tries that is
     * one half, and as good as unknown.
     */
    static Estimate share(long hits, long tries) {
        var mean = (hits + 1.0) / (tries + 2.0);
        return new Estimate(mean, Math.sqrt(mean * (1 - mean) / (tries + 3.0)));
    }

    Estimate plus(Estimate other) {
        return new Estimate(mean + other.mean, Math.hypot(deviation, other.deviation));
    }

    /** The exact variance of a product of two independent factors (Goodman, 1960). */
    Estimate times(Estimate other) {
        return new Estimate(
                mean * other.mean,
                Math.sqrt(square(mean * other.deviation)
                        + square(other.mean * deviation)
                        + square(deviation * other.deviation)));
    }

    Estimate times(double factor) {
        return new Estimate(mean * factor, Math.abs(factor) * deviation);
    }

    /** One less this. */
    Estimate complement() {
        return new Estimate(1 - mean, deviation);
    }

    /** 10 % of cases are expected below. */
    public double low() {
        return mean - Z * deviation;
    }

    /** 10 % of cases are expected above. */
    public double high() {
        return mean + Z * deviation;
    }

    private static double square(double value) {
        return value * value;
    }
}
