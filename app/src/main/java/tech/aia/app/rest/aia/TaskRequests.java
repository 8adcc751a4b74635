package tech.aia.app.rest.aia;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.people.Submitter;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.RetryPolicy;
import tech.aia.graph.task.TaskAllowance;
import tech.aia.graph.task.TaskPlace;
import tech.aia.graph.task.TaskTimeouts;

/** Tasks out of request bodies. */
final class TaskRequests {
    static final String CALLER = "api";

    private static final Map<String, Integer> PRIORITIES = Map.of("low", 3, "medium", 5, "high", 8, "critical", 10);

    private TaskRequests() {}

    /**
     * @param allowance what it counts against
     * @param submitter who logged in and submits it
     */
    static NewTask task(
            TaskBodies.NewTask body,
            @Nullable String idempotencyKey,
            @Nullable TaskAllowance allowance,
            @Nullable Submitter submitter) {
        var type = Bodies.required("task_type", body.taskType());
        Bodies.requireFinite("requirements", body.requirements());
        Bodies.requireFinite("context", body.context());
        return new NewTask(
                type,
                body.description() == null ? "" : body.description(),
                priority(body.priority()),
                body.requirements(),
                body.context(),
                names("agents_required", body.agentsRequired()),
                names("about", body.about()),
                retry(body.retry()),
                timeouts(body.timeouts()),
                TaskPlace.after(names("depends_on", body.dependsOn()).stream()
                        .map(TaskController::id)
                        .toList()),
                CALLER,
                idempotencyKey == null ? body.idempotencyKey() : idempotencyKey,
                allowance,
                submitter);
    }

    static int priority(@Nullable Object given) {
        var level = switch (given) {
            case null -> Integer.valueOf(NewTask.DEFAULT_PRIORITY);
            case Integer number -> number;
            case String word -> PRIORITIES.get(word.toLowerCase(Locale.ROOT));
            default -> null;
        };
        if (level == null) {
            throw new RestException(
                    ErrorCode.VALIDATION,
                    "A priority is low, medium, high or critical, or a whole number from 1 to 10",
                    "priority",
                    given);
        }
        return level;
    }

    private static RetryPolicy retry(TaskBodies.@Nullable Retry body) {
        if (body == null) {
            return RetryPolicy.DEFAULT;
        }
        var usual = RetryPolicy.DEFAULT;
        return new RetryPolicy(
                body.maxAttempts() == null ? usual.maxAttempts() : body.maxAttempts(),
                body.initialDelayMs() == null ? usual.initialDelay() : Duration.ofMillis(body.initialDelayMs()),
                body.maxDelayMs() == null ? usual.maxDelay() : Duration.ofMillis(body.maxDelayMs()),
                names("retry.non_retryable_errors", body.nonRetryableErrors()));
    }

    private static TaskTimeouts timeouts(TaskBodies.@Nullable Timeouts body) {
        return body == null
                ? TaskTimeouts.NONE
                : new TaskTimeouts(millis(body.startMs()), millis(body.runMs()), millis(body.heartbeatMs()));
    }

    private static @Nullable Duration millis(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    /** JSON lists may have holes. */
    static List<String> names(String field, @Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        var names = new ArrayList<String>(given.size());
        for (var name : given) {
            if (name == null || name.isBlank()) {
                throw new RestException(ErrorCode.VALIDATION, "'" + field + "' has an empty name", field, null);
            }
            names.add(name);
        }
        return names;
    }
}
