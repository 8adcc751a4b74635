package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What workers send and are told. */
final class WorkerBodies {
    private WorkerBodies() {}

    @Schema(name = "Claim")
    record Claim(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Who claims, for the history",
                    example = "worker-1")
            @Nullable
            String worker,

            @Schema(description = "Id or name of the agent the worker stands for, with its capabilities and capacity")
            @Nullable
            String agent,

            @Schema(description = "What the worker can do, besides what its agent can", example = "[\"word_count\"]")
            @Nullable
            List<String> capabilities,

            @Schema(description = "1 to 200; 1 when absent", example = "5") @Nullable
            Integer maxTasks,

            @Schema(description = "How long a task is held without a heartbeat, 0.1 to 86400; 30 unless set otherwise")
            @Nullable
            Double leaseSeconds,

            @Schema(
                    description = "How long to wait for a task when there is none, 0 to 60; 0 when absent",
                    example = "20")
            @Nullable
            Double waitSeconds) {}

    @Schema(name = "ClaimedTasks")
    record Claimed(List<ClaimedTask> tasks) {}

    @Schema(name = "ClaimedTask")
    record ClaimedTask(
            String taskId,
            String taskType,
            String description,
            int priority,
            @Nullable Object requirements,
            @Nullable Object context,
            @Schema(description = "1 for the first") int attempt,

            @Schema(description = "To be sent with every report")
            long fencingToken,

            @Nullable Instant leaseUntil,

            @Schema(description = "What the tasks it depends on have produced; only where there are some")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            List<Input> inputs) {}

    @Schema(name = "TaskInput")
    record Input(
            String taskId,
            @Nullable String stage,
            String taskType,
            @Nullable String resultId,
            @Nullable String summary,
            @Nullable Object results,
            @Nullable Object metrics,
            @Nullable Object media) {}

    @Schema(name = "TaskHeartbeat")
    record Heartbeat(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Long fencingToken,

            @Schema(description = "0 to 100", example = "65.5") @Nullable
            Double progress,

            @Nullable Map<String, @Nullable Object> partialResults,
            @Nullable Double leaseSeconds) {}

    @Schema(name = "TaskLease")
    record Lease(
            String taskId,
            String status,
            @Nullable Instant leaseUntil,

            @Schema(description = "Whether to stop and report a failure")
            boolean cancelRequested) {}

    @Schema(name = "TaskCompletion")
    record Completion(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Long fencingToken,

            @Schema(description = "In a sentence or two") @Nullable
            String summary,

            @Schema(description = "What was produced, kept whole") @Nullable
            Map<String, @Nullable Object> results,

            @Schema(description = "Figures about the work, kept whole") @Nullable
            Map<String, @Nullable Object> metrics,

            @Schema(description = "Texts and pictures, kept whole") @Nullable
            List<Map<String, @Nullable Object>> media,

            @Schema(description = "Ids of the entities the result is about") @Nullable
            List<String> about) {}

    @Schema(name = "TaskCompletions")
    record Completions(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "1 to 1,000 reports, each a task_id and what /tasks/{id}/complete takes",
                    example = "[{\"task_id\": \"task_789abc123\", \"fencing_token\": 1, \"summary\": \"42 words\"}]")
            @Nullable
            List<Map<String, @Nullable Object>> reports) {}

    @Schema(name = "CompletedTasks")
    record CompletionAnswers(
            @Schema(description = "In the order of the request")
            List<CompletionAnswer> reports) {}

    @Schema(name = "CompletedTask", description = "How the task stands, or only the error besides its id")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CompletionAnswer(
            @Nullable String taskId, @Nullable String status, TaskBodies.@Nullable ItemError error) {}

    @Schema(name = "TaskFailure")
    record Failure(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Long fencingToken,

            @Schema(description = "Kind of error; error when absent", example = "invalid_requirements") @Nullable
            String errorType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Why, for people") @Nullable
            String message,

            @Schema(description = "false when trying again would give the same") @Nullable
            Boolean retryable,

            @Schema(
                    description =
                            "0 to 86,400: before which trying again makes no sense, as a busy service says; the policy's own wait comes after it",
                    example = "30")
            @Nullable
            Double retryAfterSeconds) {}

    @Schema(name = "TaskRelease")
    record Release(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Long fencingToken,

            @Nullable String reason) {}
}
