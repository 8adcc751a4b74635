package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Submitters;
import tech.aia.app.security.TaskAllowances;
import tech.aia.graph.task.TaskQueue;

/** {@code /tasks}: work to be done, as callers see it. */
@Tag(name = "Tasks", description = "Submit work, follow it, cancel it, try it again")
@RestController
@RequestMapping(path = "/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
class TaskController {
    private final TaskQueue queue;
    private final TaskViews views;
    private final TaskBatches batches;
    private final TaskPages listed;
    private final TaskAllowances allowances;
    private final Submitters submitters;

    TaskController(
            TaskQueue queue,
            TaskViews views,
            TaskBatches batches,
            TaskPages listed,
            TaskAllowances allowances,
            Submitters submitters) {
        this.submitters = submitters;
        this.allowances = allowances;
        this.queue = queue;
        this.views = views;
        this.batches = batches;
        this.listed = listed;
    }

    @Operation(
            summary = "Submit a task",
            description =
                    "It is durable when this answers. With an Idempotency-Key the same request can be sent again: it answers with the"
                            + " first task; another task under the same key is refused.")
    @PostMapping(path = "/submit", consumes = MediaType.APPLICATION_JSON_VALUE)
    TaskBodies.Accepted submit(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody TaskBodies.NewTask body) {
        var submission =
                queue.submit(TaskRequests.task(body, idempotencyKey, allowances.current(), submitters.current()));
        return views.accepted(List.of(submission)).getFirst();
    }

    @Operation(
            summary = "Submit many tasks",
            description = "Each is accepted or refused by itself; the answers come in the order of the tasks.")
    @PostMapping(path = "/batch-submit", consumes = MediaType.APPLICATION_JSON_VALUE)
    TaskBodies.BatchAnswer submitAll(@RequestBody TaskBodies.Batch body) {
        return batches.submit(Bodies.required("tasks", body.tasks()));
    }

    @Operation(
            summary = "How a task stands",
            description = "With results when it is completed, or error when it has failed.")
    @GetMapping("/{id}")
    TaskBodies.View read(@Parameter(example = "task_789abc123") @PathVariable String id) {
        return views.view(queue.find(id).orElseThrow(() -> missing(id)));
    }

    @Operation(
            summary = "List tasks",
            description =
                    "Page by page, the newest first unless another order is asked for. Other orders than by created_at look at every"
                            + " task that passes the filter.")
    @GetMapping
    TaskBodies.Page list(
            @Parameter(
                            description =
                                    "accepted, in_progress, completed, failed or cancelled, or several with commas between",
                            example = "in_progress")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "Only this kind of work", example = "data_analysis")
                    @RequestParam(name = "task_type", required = false)
                    @Nullable
                    String taskType,
            @Parameter(description = "Only this priority: a word, or 1 to 10") @RequestParam(required = false) @Nullable
                    String priority,
            @Parameter(
                            description =
                                    "created_at, updated_at, priority, progress, task_type or status; - before one for descending")
                    @RequestParam(defaultValue = "-created_at")
                    String sort,
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "next_cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return listed.page(
                status == null ? List.of() : TaskWords.statuses(status),
                taskType,
                priority == null ? null : priority(priority),
                sort,
                limit,
                cursor);
    }

    private static int priority(String given) {
        try {
            return Integer.parseInt(given);
        } catch (NumberFormatException word) {
            return TaskRequests.priority(given);
        }
    }

    @Operation(
            summary = "Cancel a task",
            description = "One that waits is cancelled at once; the worker of one in progress is asked to stop.")
    @PostMapping("/{id}/cancel")
    TaskBodies.View cancel(
            @PathVariable String id, @RequestBody(required = false) TaskBodies.@Nullable Cancellation body) {
        return views.written(queue.cancel(id(id), TaskRequests.CALLER, body == null ? null : body.reason()));
    }

    @Operation(
            summary = "Try a failed or cancelled task again",
            description =
                    "With as many attempts as it had at first. It counts as one of the caller's own from then on.")
    @PostMapping("/{id}/retry")
    TaskBodies.View retry(@PathVariable String id) {
        return views.written(queue.retry(id(id), TaskRequests.CALLER, allowances.current()));
    }

    @Operation(summary = "Every step of a task", description = "Who, when, from what to what, and why.")
    @GetMapping("/{id}/history")
    TaskBodies.History history(@PathVariable String id) {
        var events = queue.history(id(id)).stream().map(TaskViews::event).toList();
        return new TaskBodies.History(id(id), events);
    }

    static String id(String idOrKey) {
        return idOrKey.startsWith("task_") ? idOrKey : "task_" + idOrKey;
    }

    private static RestException missing(String id) {
        return new RestException(ErrorCode.NOT_FOUND, "There is no task '" + id + "'", "task_id", id);
    }
}
