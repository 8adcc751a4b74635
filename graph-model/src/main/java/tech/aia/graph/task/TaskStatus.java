package tech.aia.graph.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a task is in its life: queued → assigned → running → completed, failed or cancelled; back to queued when it is tried again. */
public enum TaskStatus {
    QUEUED,
    ASSIGNED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** As in the graph, such as {@code queued}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is over. */
    public boolean ended() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** Whether a worker holds it. */
    public boolean held() {
        return this == ASSIGNED || this == RUNNING;
    }

    static Optional<TaskStatus> of(Object word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
