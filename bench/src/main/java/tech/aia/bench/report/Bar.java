package tech.aia.bench.report;

import java.util.function.DoublePredicate;

/**
 * What a figure has to reach.
 *
 * @param text the bar in words
 * @param unjudged why this run cannot judge it, such as a smaller size; empty when it can
 * @param met whether a median reaches it
 */
public record Bar(String text, String unjudged, DoublePredicate met) {
    private static final String NONE = "";

    public static Bar atLeast(double least) {
        return new Bar("≥ " + Figure.number(least), NONE, value -> value >= least);
    }

    public static Bar atMost(double most) {
        return new Bar("≤ " + Figure.number(most), NONE, value -> value <= most);
    }

    public static Bar within(double middle, double distance) {
        return new Bar(
                middle + " ± " + Figure.number(distance), NONE, value -> Math.abs(value - middle) <= distance + 1e-12);
    }

    /** For figures that are held against nothing. */
    public static Bar none() {
        return new Bar(NONE, NONE, _ -> true);
    }

    /** This bar, left unjudged for the reason given unless the condition holds. */
    public Bar onlyIf(boolean condition, String otherwise) {
        return condition ? this : new Bar(text, otherwise, met);
    }

    String verdict(double median) {
        if (text.isEmpty()) {
            return "";
        }
        if (!unjudged.isEmpty()) {
            return "not judged: " + unjudged;
        }
        return met.test(median) ? "pass" : "**fail**";
    }
}
