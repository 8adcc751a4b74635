package tech.aia.app.live;

import java.util.Locale;
import tech.aia.graph.task.TaskStatus;

/** The schema's enumeration of this name. */
enum TaskHappening {
    CREATED,
    PROGRESS,
    COMPLETED,
    FAILED,
    CANCELLED,
    DELETED;

    /** What an update of a task means that now has this status. */
    static TaskHappening of(String status) {
        for (var ended : TaskStatus.values()) {
            if (ended.ended() && ended.word().equals(status)) {
                return valueOf(status.toUpperCase(Locale.ROOT));
            }
        }
        return PROGRESS;
    }
}
