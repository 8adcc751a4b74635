package tech.aia.graph.insight.cycle.plan;

import java.util.Locale;

/** Why a strategy is left out. */
public enum Reason {
    /** The data does not say what it would bring. */
    NO_EVIDENCE,
    /** It would begin to have an effect only after the horizon. */
    BEYOND_HORIZON,
    /** It brings less than it costs, as the tolerance of risk has it. */
    NEGATIVE_VALUE,
    /** Another variant of the same was chosen. */
    EXCLUDED_BY_ANOTHER,
    /** The budget does not suffice for it, or brings more elsewhere. */
    OVER_BUDGET;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
