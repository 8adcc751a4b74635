package tech.aia.graph.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.task.RetryPolicy;
import tech.aia.graph.task.TaskTimeouts;

/**
 * One stage of a workflow: a task to be.
 *
 * @param task what is to be done, in words
 * @param taskType kind of work; null for the run's own
 * @param agent id or name of the agent that does it; null for whoever can
 * @param requirements what the work needs to know
 * @param dependencies names of the stages that must be completed before, and whose results it gets
 * @param priority 1 to 10; null for the run's own
 */
public record Stage(
        String name,
        String task,
        @Nullable String taskType,
        @Nullable String agent,
        @Nullable Map<String, ? extends @Nullable Object> requirements,
        List<String> dependencies,
        @Nullable Integer priority,
        RetryPolicy retry,
        TaskTimeouts timeouts) {

    public Stage {
        dependencies = List.copyOf(dependencies);
    }
}
