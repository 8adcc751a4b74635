package tech.aia.graph.workflow;

import java.util.Arrays;
import java.util.Locale;

/** Where a run is in its life: running → completed, failed (after compensating, where there is a stage for it) or cancelled. */
public enum RunStatus {
    RUNNING,
    PAUSED,
    COMPENSATING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** As in the graph, such as {@code running}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is over. */
    public boolean ended() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    static RunStatus of(Object word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElse(RUNNING);
    }
}
