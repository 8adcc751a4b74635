package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent to and answered about tasks. */
final class TaskBodies {
    private TaskBodies() {}

    @Schema(name = "NewTask")
    record NewTask(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description =
                            "Kind of work; also the capability that a worker needs, unless requirements.capability names one",
                    example = "data_analysis")
            @Nullable
            String taskType,

            @Schema(example = "Count the customers of each sector") @Nullable
            String description,

            @Schema(
                    description = "low, medium, high or critical, or 1 to 10; medium, which is 5, when absent",
                    type = "string",
                    example = "high")
            @Nullable
            Object priority,

            @Schema(
                    description = "What the work needs to know, kept whole",
                    example =
                            "{\"analysis_type\": \"groups\", \"data_source\": \"customer\", \"group_by\": \"sector\"}")
            @Nullable
            Map<String, @Nullable Object> requirements,

            @Schema(description = "Where it comes from, kept whole", example = "{\"user_id\": \"user_123\"}") @Nullable
            Map<String, @Nullable Object> context,

            @Schema(description = "Ids or names of the only agents that may take it; any when absent") @Nullable
            List<String> agentsRequired,

            @Schema(description = "Ids of the entities it is about") @Nullable
            List<String> about,

            @Schema(description = "Ids of the tasks that must be completed before, and whose results it gets") @Nullable
            List<String> dependsOn,

            @Nullable Retry retry,
            @Nullable Timeouts timeouts,

            @Schema(description = "As the header Idempotency-Key, for a task of a batch") @Nullable
            String idempotencyKey) {}

    @Schema(name = "TaskRetryPolicy")
    record Retry(
            @Schema(description = "1 to 100; 3 when absent", example = "3") @Nullable
            Integer maxAttempts,

            @Schema(description = "Longest wait before the second attempt; doubles with each; 1000 when absent")
            @Nullable
            Long initialDelayMs,

            @Schema(description = "Longest wait of all; 60000 when absent") @Nullable
            Long maxDelayMs,

            @Schema(description = "Kinds of errors after which it is not tried again") @Nullable
            List<String> nonRetryableErrors) {}

    @Schema(name = "TaskTimeouts", description = "Milliseconds; no limit where absent")
    record Timeouts(
            @Schema(description = "Until a worker takes it") @Nullable
            Long startMs,

            @Schema(description = "From the time work begins") @Nullable
            Long runMs,

            @Schema(description = "Between two signs of life") @Nullable
            Long heartbeatMs) {}

    @Schema(name = "AcceptedTask")
    record Accepted(
            @Schema(example = "task_789abc123") String taskId,

            @Schema(allowableValues = {"accepted", "in_progress", "completed", "failed", "cancelled"})
            String status,

            @Schema(description = "From what tasks of its type took; null when none was completed yet") @Nullable
            Instant estimatedCompletion,

            @Schema(description = "The agents it is bound to, or the one it would go to now")
            List<String> assignedAgents,

            @Schema(example = "/tasks/task_789abc123") String trackingUrl) {}

    @Schema(name = "TaskBatch")
    record Batch(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "1 to 10,000 tasks, each as for /tasks/submit")
            @Nullable
            List<Map<String, @Nullable Object>> tasks) {}

    @Schema(name = "AcceptedTaskBatch")
    record BatchAnswer(
            @Schema(description = "In the order of the request")
            List<BatchItem> tasks) {}

    @Schema(name = "AcceptedTaskOfBatch", description = "What /tasks/submit answers, or only the error")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BatchItem(
            @Nullable String taskId,
            @Nullable String status,
            @Nullable Instant estimatedCompletion,
            @Nullable List<String> assignedAgents,
            @Nullable String trackingUrl,
            @Nullable ItemError error) {}

    @Schema(name = "TaskOfBatchError")
    record ItemError(
            @Schema(example = "ValidationError") String type,
            String message,
            @Schema(example = "E001") String code,
            Map<String, @Nullable Object> details) {}

    @Schema(name = "Task")
    record View(
            @Schema(example = "task_789abc123") String taskId,

            @Schema(allowableValues = {"accepted", "in_progress", "completed", "failed", "cancelled"})
            String status,

            @Schema(description = "0 to 100", example = "65.5")
            double progress,

            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant estimatedCompletion,

            @Schema(description = "The agents it was given to, latest first; while it waits, the ones it would go to")
            List<String> assignedAgents,

            @Schema(description = "As its worker last reported") @Nullable
            Object partialResults,

            @Schema(description = "Only when it is completed") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Results results,

            @Schema(description = "Only when it has failed") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            FailureReason error,

            String taskType,
            String description,
            @Schema(description = "1 to 10") int priority,
            @Nullable Object requirements,
            @Nullable Object context,

            @Schema(description = "How many times it was worked on")
            int attempt,

            int maxAttempts,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,

            @Schema(description = "Whether its worker was asked to stop")
            boolean cancelRequested,

            @Schema(description = "What must be over before it can be taken: ids of tasks, and holds")
            List<String> waitsFor,

            @Schema(description = "The workflow run it is part of") @Nullable
            String workflowRunId,

            @Schema(description = "Its name there") @Nullable
            String stage) {}

    @Schema(name = "TaskResults")
    record Results(
            @Schema(example = "result_789abc123") @Nullable String resultId,
            @Nullable String summary,

            @Schema(description = "What the worker produced, whole") @Nullable
            Object data,

            @Nullable Object metrics,

            @Schema(description = "Texts and pictures") @Nullable
            Object media) {}

    @Schema(name = "TaskError")
    record FailureReason(@Schema(example = "run_timeout") String type, String message) {}

    @Schema(name = "TaskList")
    record Page(
            List<View> tasks,

            @Schema(description = "For the parameter cursor of the next page; null on the last") @Nullable
            String nextCursor) {}

    @Schema(name = "TaskHistory")
    record History(String taskId, List<Event> events) {}

    @Schema(name = "TaskEvent")
    record Event(
            long seq,
            Instant at,

            @Schema(description = "queued, assigned, running, completed, failed or cancelled; null at first") @Nullable
            String from,

            String to,

            @Schema(description = "Who: a worker, a caller, or sweeper")
            String by,

            String reason,
            int attempt) {}

    @Schema(name = "TaskCancellation")
    record Cancellation(@Nullable String reason) {}
}
