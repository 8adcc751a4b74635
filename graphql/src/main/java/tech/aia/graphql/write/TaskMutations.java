package tech.aia.graphql.write;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.TaskQueue;

/** The life of tasks, as callers decide on it. */
@Controller
class TaskMutations {
    /** In the history of a task, whatever the door. */
    static final String CALLER = "api";

    private static final String TASK = "Task";

    private final TaskQueue queue;
    private final Selected selected;

    TaskMutations(TaskQueue queue, Selected selected) {
        this.queue = queue;
        this.selected = selected;
    }

    @MutationMapping
    @Nullable
    Object createTask(@Argument String type, @Argument String description, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        refusals.made(Addresses::of, () -> NewTask.of(type, ""));
        refusals.made(Addresses::of, () -> NewTask.of("any", description));
        refusals.raise();
        var writer = Writer.of(environment.getGraphQlContext());
        var task = NewTask.of(type, description)
                .with()
                .allowance(writer.allowance())
                .submitter(writer.submitter())
                .build();
        return selected.one(TASK, queue.submit(task).task().id(), environment);
    }

    @MutationMapping
    @Nullable
    Object submitTask(DataFetchingEnvironment environment) {
        var writer = Writer.of(environment.getGraphQlContext());
        var task = TaskInputs.read(Given.input(environment))
                .with()
                .allowance(writer.allowance())
                .submitter(writer.submitter())
                .build();
        var submitted = Refusals.from(Addresses::ofInput, () -> queue.submit(task));
        return selected.one(TASK, submitted.task().id(), environment);
    }

    @MutationMapping
    @Nullable
    Object cancelTask(@Argument String taskId, @Argument @Nullable String reason, DataFetchingEnvironment environment) {
        return selected.one(
                TASK, queue.cancel(TaskInputs.id(taskId), CALLER, reason).id(), environment);
    }

    @MutationMapping
    @Nullable
    Object retryTask(@Argument String taskId, DataFetchingEnvironment environment) {
        var allowance = Writer.of(environment.getGraphQlContext()).allowance();
        return selected.one(
                TASK, queue.retry(TaskInputs.id(taskId), CALLER, allowance).id(), environment);
    }

    @MutationMapping
    @Nullable
    Object assignTask(@Argument String taskId, @Argument List<String> agentIds, DataFetchingEnvironment environment) {
        var task = Refusals.from(any -> "agentIds", () -> queue.assign(TaskInputs.id(taskId), agentIds, CALLER));
        return selected.one(TASK, task.id(), environment);
    }
}
