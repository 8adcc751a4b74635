package tech.aia.graph.insight.cycle.strategy;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.aia.graph.GraphModelException;

/** A value of every {@link Assumption}. */
public final class Assumptions {
    public static final Assumptions USUAL = new Assumptions(Map.of());

    private final Map<Assumption, Double> values = new EnumMap<>(Assumption.class);

    private Assumptions(Map<Assumption, Double> others) {
        for (var assumption : Assumption.values()) {
            values.put(assumption, others.getOrDefault(assumption, assumption.usual()));
        }
    }

    /**
     * The usual ones but for some.
     *
     * @param others by their words
     * @throws GraphModelException.InvalidValue if there is no such assumption, or a value is out of its range
     */
    public static Assumptions with(Map<String, Double> others) {
        var known = new EnumMap<Assumption, Double>(Assumption.class);
        others.forEach((word, value) -> {
            var field = "assumptions." + word;
            var assumption = Assumption.find(word)
                    .orElseThrow(() -> new GraphModelException.InvalidValue(
                            field, "There is no assumption '" + word + "'; there are " + Assumption.words(), value));
            if (!(value >= assumption.least() && value <= assumption.most())) {
                throw new GraphModelException.InvalidValue(
                        field,
                        "'" + field + "' must be between " + assumption.least() + " and " + assumption.most(),
                        value);
            }
            known.put(assumption, value);
        });
        return new Assumptions(known);
    }

    double of(Assumption assumption) {
        return values.getOrDefault(assumption, assumption.usual());
    }

    int days(Assumption assumption) {
        return (int) Math.ceil(of(assumption));
    }

    /** An assumed effect, as uncertain as effects are assumed to be. */
    Estimate effect(Assumption assumption) {
        return Estimate.assumed(of(assumption), of(Assumption.EFFECT_UNCERTAINTY));
    }

    /** All values by their words. */
    public Map<String, Double> byWord() {
        var all = new LinkedHashMap<String, Double>();
        values.forEach((assumption, value) -> all.put(assumption.word(), value));
        return all;
    }
}
