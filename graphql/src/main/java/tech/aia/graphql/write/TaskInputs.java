package tech.aia.graphql.write;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.RetryPolicy;
import tech.aia.graph.task.TaskPlace;
import tech.aia.graph.task.TaskTimeouts;

/** Tasks out of the schema's {@code TaskInput}. */
final class TaskInputs {
    /** Of a task that is only looked at. */
    private static final String SOME_TYPE = "any";

    private TaskInputs() {}

    /** @throws InvalidInput naming every field that breaks a rule */
    static NewTask read(Map<String, @Nullable Object> given) {
        var refusals = new Refusals();
        given.forEach((field, value) ->
                refusals.made(Addresses::ofInput, () -> task(Collections.singletonMap(field, value))));
        refusals.raise();
        return task(given);
    }

    private static NewTask task(Map<String, @Nullable Object> given) {
        var priority = Given.number(given, "priority");
        return new NewTask(
                Given.text(given, "type", SOME_TYPE),
                Given.text(given, "description", ""),
                priority == null ? NewTask.DEFAULT_PRIORITY : priority,
                Given.object(given, "requirements"),
                Given.object(given, "context"),
                names("agents_required", Given.textsOrNone(given, "agentsRequired")),
                names("about", Given.textsOrNone(given, "about")),
                retry(Given.map(given.get("retry"))),
                timeouts(Given.map(given.get("timeouts"))),
                TaskPlace.after(names("depends_on", Given.textsOrNone(given, "dependsOn")).stream()
                        .map(TaskInputs::id)
                        .toList()),
                TaskMutations.CALLER,
                Given.text(given, "idempotencyKey"),
                null,
                null);
    }

    static String id(String idOrKey) {
        return idOrKey.startsWith("task_") ? idOrKey : "task_" + idOrKey;
    }

    private static List<String> names(String field, List<String> names) {
        if (names.stream().anyMatch(String::isBlank)) {
            throw new GraphModelException.InvalidValue(field, "One of the names is empty", null);
        }
        return names;
    }

    private static RetryPolicy retry(@Nullable Map<String, @Nullable Object> given) {
        var usual = RetryPolicy.DEFAULT;
        if (given == null) {
            return usual;
        }
        var attempts = Given.number(given, "maxAttempts");
        var initial = millis(given, "initialDelayMs");
        var longest = millis(given, "maxDelayMs");
        return new RetryPolicy(
                attempts == null ? usual.maxAttempts() : attempts,
                initial == null ? usual.initialDelay() : initial,
                longest == null ? usual.maxDelay() : longest,
                Given.textsOrNone(given, "nonRetryableErrors"));
    }

    private static TaskTimeouts timeouts(@Nullable Map<String, @Nullable Object> given) {
        return given == null
                ? TaskTimeouts.NONE
                : new TaskTimeouts(millis(given, "startMs"), millis(given, "runMs"), millis(given, "heartbeatMs"));
    }

    private static @Nullable Duration millis(Map<String, @Nullable Object> given, String field) {
        return given.get(field) instanceof Long millis ? Duration.ofMillis(millis) : null;
    }
}
