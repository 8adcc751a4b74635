package tech.aia.graph.insight.cycle.strategy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that could be done.
 *
 * @param name kind of it, such as {@code retention_program}
 * @param target what it is done to, such as a category; null where there is only one
 * @param variant one of several ways to do it, of which at most one can be chosen; null where there is only one
 * @param figures null when the data does not say what it would bring
 * @param evidence figures behind it
 * @param basedOn ids of the customers, products and agents behind it, at most {@value #MOST_NODES}
 * @param assumptions what is taken for granted, in words; without figures: why there are none
 */
public record Strategy(
        FocusArea focus,
        String name,
        @Nullable String target,
        @Nullable String variant,
        @Nullable Figures figures,
        Map<String, Object> evidence,
        List<String> basedOn,
        List<String> assumptions) {
    public static final int MOST_NODES = 100;

    /** Customers, products or agents that are listed in evidence. */
    static final int MOST_LISTED = 10;

    public Strategy {
        basedOn = basedOn.stream().limit(MOST_NODES).toList();
        assumptions = List.copyOf(assumptions);
    }

    /**
     * What it brings and takes.
     *
     * @param value in money, within the horizon, before the investment
     * @param impact percent, of what the unit says
     * @param unit {@code percent_of_revenue} or {@code percent_of_turnaround}
     * @param investment in money
     * @param days until it begins to have an effect
     */
    public record Figures(Estimate value, Estimate impact, String unit, double investment, int days) {}

    /** Nothing is known of what it would bring. */
    static Strategy unknown(FocusArea focus, String name, @Nullable String target, String why) {
        return new Strategy(focus, name, target, null, null, Map.of(), List.of(), List.of(why));
    }

    /** The same, of which the data does not say what it would bring after all. */
    public Strategy withoutFigures(String why) {
        return new Strategy(focus, name, target, variant, null, Map.of(), basedOn, List.of(why));
    }

    /** Of those in one group only one can be done. */
    public String group() {
        return focus.word() + '/' + name + '/' + (target == null ? "" : target);
    }

    /** Another one for each of the strategies of a plan, and the same again for the same data. */
    public String key() {
        return group() + '/' + (variant == null ? "" : variant);
    }
}
