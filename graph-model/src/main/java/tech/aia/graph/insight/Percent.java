package tech.aia.graph.insight;

import org.jspecify.annotations.Nullable;

/** Percentages and sums as they are told: with two decimals. */
final class Percent {
    private static final double CENT = 100.0;

    private Percent() {}

    /** Null for a share of nothing. */
    static @Nullable Double of(long part, long whole) {
        return whole == 0 ? null : rounded(100.0 * part / whole);
    }

    /** Of a value over an earlier one; null when that was not above 0. */
    static @Nullable Double change(double now, double before) {
        return before > 0 ? rounded(100 * (now - before) / before) : null;
    }

    static double rounded(double value) {
        return Math.round(value * CENT) / CENT;
    }
}
