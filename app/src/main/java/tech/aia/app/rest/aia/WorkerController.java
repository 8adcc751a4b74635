package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.audit.AuditNote;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.work.TaskSettings;
import tech.aia.app.work.WorkSignal;
import tech.aia.cypher.RequestTime;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.Heartbeat;
import tech.aia.graph.task.TaskFailure;
import tech.aia.graph.task.TaskInput;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;

/** What workers in any language need: claim, heartbeat, complete, fail, give back. */
@Tag(name = "Workers", description = "Take tasks and report on them, in any language")
@RestController
@RequestMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE, consumes = MediaType.APPLICATION_JSON_VALUE)
class WorkerController {
    private static final double LONGEST_WAIT_SECONDS = 60;
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);

    private final TaskQueue queue;
    private final TaskViews views;
    private final WorkSignal signal;
    private final TaskSettings settings;
    private final CompletionBatches batches;

    WorkerController(
            TaskQueue queue, TaskViews views, WorkSignal signal, TaskSettings settings, CompletionBatches batches) {
        this.queue = queue;
        this.views = views;
        this.signal = signal;
        this.settings = settings;
        this.batches = batches;
    }

    @Operation(
            summary = "Claim tasks",
            description =
                    "Each is held until its lease_until; a heartbeat extends that. When there is no task, waits for one as long as"
                            + " wait_seconds says, though not beyond the time that a request has, and answers with an empty list after that.")
    @PostMapping("/workers/claim")
    WorkerBodies.Claimed claim(@RequestBody WorkerBodies.Claim body) throws InterruptedException {
        var wait = body.waitSeconds() == null ? 0 : body.waitSeconds();
        if (!(wait >= 0 && wait <= LONGEST_WAIT_SECONDS)) {
            throw new RestException(
                    ErrorCode.VALIDATION, "The wait_seconds must be between 0 and 60", "wait_seconds", wait);
        }
        var claim = new Claim(
                Bodies.required("worker", body.worker()),
                body.agent(),
                TaskRequests.names("capabilities", body.capabilities()),
                body.maxTasks() == null ? 1 : body.maxTasks(),
                lease(body.leaseSeconds()));
        var claimed = signal.await(patience(Duration.ofMillis((long) (wait * 1000))), () -> queue.claim(claim));
        if (claimed.isEmpty()) {
            AuditNote.current().nothingDone();
        }
        var inputs = inputs(claimed);
        return new WorkerBodies.Claimed(claimed.stream()
                .map(task -> claimed(task, inputs.get(task.id())))
                .toList());
    }

    /** Who waits to the end of the request's time would get nothing, not even an empty list. */
    private static Duration patience(Duration asked) {
        return RequestTime.within(asked.plus(TO_ANSWER)).minus(TO_ANSWER);
    }

    @Operation(
            summary = "Report that a task is worked on",
            description = "Extends the lease, takes progress and partial results, and says whether to stop.")
    @PostMapping("/tasks/{id}/heartbeat")
    WorkerBodies.Lease heartbeat(@PathVariable String id, @RequestBody WorkerBodies.Heartbeat body) {
        Bodies.requireFinite("partial_results", body.partialResults());
        var heartbeat = new Heartbeat(body.progress(), body.partialResults(), lease(body.leaseSeconds()));
        return lease(queue.heartbeat(TaskController.id(id), token(body.fencingToken()), heartbeat));
    }

    @Operation(
            summary = "Complete a task",
            description = "The result becomes a node of the graph in the same transaction. May be repeated.")
    @PostMapping("/tasks/{id}/complete")
    TaskBodies.View complete(@PathVariable String id, @RequestBody WorkerBodies.Completion body) {
        return views.written(
                queue.complete(TaskController.id(id), token(body.fencingToken()), CompletionBatches.completion(body)));
    }

    @Operation(
            summary = "Complete many tasks",
            description =
                    "Each report is taken or refused by itself; the answers come in the order of the reports. May be repeated.")
    @PostMapping("/workers/complete")
    WorkerBodies.CompletionAnswers completeAll(@RequestBody WorkerBodies.Completions body) {
        return batches.complete(Bodies.required("reports", body.reports()));
    }

    @Operation(
            summary = "Report that an attempt failed",
            description = "The task is tried again later as its retry policy says, or has failed for good.")
    @PostMapping("/tasks/{id}/fail")
    TaskBodies.View fail(@PathVariable String id, @RequestBody WorkerBodies.Failure body) {
        var failure = new TaskFailure(
                body.errorType() == null || body.errorType().isBlank() ? "error" : body.errorType(),
                Bodies.required("message", body.message()),
                body.retryable(),
                body.retryAfterSeconds() == null ? null : seconds("retry_after_seconds", body.retryAfterSeconds()));
        return views.written(queue.fail(TaskController.id(id), token(body.fencingToken()), failure));
    }

    @Operation(
            summary = "Give a task back",
            description = "For a worker that stops: another one can take it at once, and the attempt does not count.")
    @PostMapping("/tasks/{id}/release")
    TaskBodies.View release(@PathVariable String id, @RequestBody WorkerBodies.Release body) {
        var reason = body.reason() == null || body.reason().isBlank() ? "given back by its worker" : body.reason();
        return views.written(queue.release(TaskController.id(id), token(body.fencingToken()), reason));
    }

    private Duration lease(@Nullable Double seconds) {
        if (seconds == null) {
            return settings.lease();
        }
        return seconds("lease_seconds", seconds);
    }

    private static Duration seconds(String field, double seconds) {
        if (!Double.isFinite(seconds)) {
            throw new RestException(ErrorCode.VALIDATION, "The " + field + " must be a number", field, seconds);
        }
        return Duration.ofMillis((long) (seconds * 1000));
    }

    static long token(@Nullable Long token) {
        return Bodies.required("fencing_token", token);
    }

    private static WorkerBodies.Lease lease(TaskSnapshot task) {
        return new WorkerBodies.Lease(
                task.id(), TaskWords.of(task.status()), task.leaseUntil(), task.cancelRequested());
    }

    private Map<String, List<TaskInput>> inputs(List<TaskSnapshot> claimed) {
        var ids = claimed.stream()
                .filter(TaskSnapshot::hasInputs)
                .map(TaskSnapshot::id)
                .toList();
        return ids.isEmpty() ? Map.of() : queue.inputs(ids);
    }

    private static WorkerBodies.ClaimedTask claimed(TaskSnapshot task, @Nullable List<TaskInput> inputs) {
        return new WorkerBodies.ClaimedTask(
                task.id(),
                task.taskType(),
                task.description(),
                task.priority(),
                TaskViews.json(task.requirements()),
                TaskViews.json(task.context()),
                task.attempt(),
                task.fencingToken(),
                task.leaseUntil(),
                inputs == null
                        ? null
                        : inputs.stream().map(WorkerController::input).toList());
    }

    private static WorkerBodies.Input input(TaskInput input) {
        return new WorkerBodies.Input(
                input.task(),
                input.stage(),
                input.taskType(),
                input.result(),
                input.summary(),
                TaskViews.json(input.payload()),
                TaskViews.json(input.metrics()),
                TaskViews.json(input.media()));
    }
}
