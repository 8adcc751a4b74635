package tech.aia.graph.workflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.people.Submitter;
import tech.aia.graph.task.TaskAllowance;

/**
 * A run to be started.
 *
 * @param workflow the name of the workflow it is a run of; null for a definition of its own
 * @param version which version of it; null without a workflow
 * @param taskType kind of work of the stages that name none
 * @param description what it is for
 * @param context where it comes from; each task of the run gets it
 * @param priority 1 to 10, of the stages that name none
 * @param by who starts it, for the history
 * @param idempotencyKey says that two starts are the same one; null when nothing is to be compared
 * @param allowance what its tasks count against; null for nothing
 * @param submitter who logged in and starts it; null for anything else, where the context may name somebody
 */
public record NewRun(
        @Nullable String workflow,
        @Nullable Integer version,
        WorkflowDefinition definition,
        String taskType,
        String description,
        @Nullable Map<String, ? extends @Nullable Object> context,
        int priority,
        String by,
        @Nullable String idempotencyKey,
        @Nullable TaskAllowance allowance,
        @Nullable Submitter submitter) {

    /** A run that nobody who logged in starts, and whose tasks count against nothing. */
    public NewRun(
            @Nullable String workflow,
            @Nullable Integer version,
            WorkflowDefinition definition,
            String taskType,
            String description,
            @Nullable Map<String, ? extends @Nullable Object> context,
            int priority,
            String by,
            @Nullable String idempotencyKey) {
        this(workflow, version, definition, taskType, description, context, priority, by, idempotencyKey, null, null);
    }
}
