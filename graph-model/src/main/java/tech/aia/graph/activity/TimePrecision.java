package tech.aia.graph.activity;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How exactly times are told apart, so that however many there are they find room: of one digit there are a hundred different ones at most
 * between a hundredth of a millisecond and a day.
 *
 * @param digits that count; 0 for all
 */
record TimePrecision(int digits) {
    static final TimePrecision EXACT = new TimePrecision(0);
    private static final int HIGHEST = 3;

    double of(double millis) {
        return digits == 0
                ? millis
                : new BigDecimal(millis).round(new MathContext(digits)).doubleValue();
    }

    boolean isLowest() {
        return digits == 1;
    }

    /** The next lower one, where there is one. */
    TimePrecision lower() {
        return new TimePrecision(digits == 0 ? HIGHEST : digits - 1);
    }
}
