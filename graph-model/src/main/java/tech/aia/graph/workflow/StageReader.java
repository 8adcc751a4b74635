package tech.aia.graph.workflow;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.task.RetryPolicy;
import tech.aia.graph.task.TaskTimeouts;

/** Reads one stage of a definition. */
final class StageReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Set<String> KNOWN =
            Set.of("task", "task_type", "agent", "requirements", "dependencies", "priority", "retry", "timeouts");
    private static final Set<String> RETRY =
            Set.of("max_attempts", "initial_delay_ms", "max_delay_ms", "non_retryable_errors");
    private static final Set<String> TIMEOUTS = Set.of("start_ms", "run_ms", "heartbeat_ms");

    private StageReader() {}

    static Stage read(String name, String path, @Nullable Object value) {
        if (!NAME.matcher(name).matches()) {
            throw new GraphModelException.InvalidValue(
                    path,
                    "A stage's name is 1 to 64 letters, digits, underscores, dots and hyphens, and begins with a letter or digit",
                    name);
        }
        var fields = Fields.of(path, value).only(KNOWN);
        var task = fields.text("task");
        if (task == null) {
            throw new GraphModelException.InvalidValue(
                    fields.at("task"), "'" + fields.at("task") + "' is missing: say what is to be done", null);
        }
        return new Stage(
                name,
                task,
                fields.text("task_type"),
                fields.text("agent"),
                requirements(fields),
                fields.texts("dependencies"),
                fields.number("priority", 1, 10),
                retry(fields),
                timeouts(fields));
    }

    private static @Nullable Map<String, @Nullable Object> requirements(Fields fields) {
        return fields.get("requirements") == null
                ? null
                : Fields.of(fields.at("requirements"), fields.get("requirements"))
                        .values();
    }

    private static RetryPolicy retry(Fields stage) {
        if (stage.get("retry") == null) {
            return RetryPolicy.DEFAULT;
        }
        var usual = RetryPolicy.DEFAULT;
        var fields = Fields.of(stage.at("retry"), stage.get("retry")).only(RETRY);
        return new RetryPolicy(
                Objects.requireNonNullElse(fields.number("max_attempts", 1, 100), usual.maxAttempts()),
                Objects.requireNonNullElse(fields.millis("initial_delay_ms"), usual.initialDelay()),
                Objects.requireNonNullElse(fields.millis("max_delay_ms"), usual.maxDelay()),
                fields.texts("non_retryable_errors"));
    }

    private static TaskTimeouts timeouts(Fields stage) {
        if (stage.get("timeouts") == null) {
            return TaskTimeouts.NONE;
        }
        var fields = Fields.of(stage.at("timeouts"), stage.get("timeouts")).only(TIMEOUTS);
        return new TaskTimeouts(fields.millis("start_ms"), fields.millis("run_ms"), fields.millis("heartbeat_ms"));
    }
}
