package tech.aia.app.rest.aia;

import java.util.Arrays;
import java.util.List;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.task.TaskStatus;

/** This face's words for the statuses of tasks. */
final class TaskWords {
    private TaskWords() {}

    static String of(TaskStatus status) {
        return switch (status) {
            case QUEUED -> "accepted";
            case ASSIGNED, RUNNING -> "in_progress";
            case COMPLETED, FAILED, CANCELLED -> status.word();
        };
    }

    /** The statuses that a word, or several with commas between, stands for. */
    static List<TaskStatus> statuses(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .flatMap(word -> {
                    var found = Arrays.stream(TaskStatus.values())
                            .filter(status -> of(status).equals(word))
                            .toList();
                    if (found.isEmpty()) {
                        throw new RestException(
                                ErrorCode.VALIDATION,
                                "A status is accepted, in_progress, completed, failed or cancelled",
                                "status",
                                word);
                    }
                    return found.stream();
                })
                .toList();
    }
}
