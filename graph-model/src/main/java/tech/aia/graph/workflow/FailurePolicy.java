package tech.aia.graph.workflow;

import java.util.Locale;

/** What happens to a run when one of its stages has failed for good or was cancelled. Stages that depend on that one never run. */
public enum FailurePolicy {
    /** All others are cancelled. */
    FAIL_FAST,
    /** The others go on. */
    CONTINUE,
    /** All others are cancelled; then the compensation stage runs. */
    COMPENSATE;

    /** As in definitions, such as {@code fail_fast}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
