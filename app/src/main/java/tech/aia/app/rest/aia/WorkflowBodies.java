package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent to and answered about workflows and their runs. */
final class WorkflowBodies {
    private static final String STAGES_EXAMPLE =
            "{\"gather\": {\"agent\": \"research_agent\", \"task\": \"Gather what is known of cloud computing\", \"dependencies\": []},"
                    + " \"count\": {\"agent\": \"data_analysis_agent\", \"task\": \"Customers of each sector\", \"requirements\":"
                    + " {\"analysis_type\": \"groups\", \"data_source\": \"customer\", \"group_by\": \"sector\"},"
                    + " \"dependencies\": [\"gather\"]}}";

    private WorkflowBodies() {}

    @Schema(name = "Orchestration")
    record Orchestration(
            @Schema(description = "Kind of work of the stages that name none; complex_analysis when absent") @Nullable
            String taskType,

            @Schema(description = "What the run is for") @Nullable
            String description,

            @Schema(description = "Ids or names of the agents that take part; each must be there") @Nullable
            List<String> agentsRequired,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "The stages by name",
                    example = STAGES_EXAMPLE)
            @Nullable
            Map<String, @Nullable Object> workflow,

            @Schema(
                    description =
                            "fail_fast, which is meant when absent, or continue, or {\"compensate\": {…}} with a stage that runs"
                                    + " after a failure",
                    type = "string",
                    example = "fail_fast")
            @Nullable
            Object onFailure,

            @Schema(
                    description = "low, medium, high or critical, or 1 to 10; medium, which is 5, when absent",
                    type = "string",
                    example = "high")
            @Nullable
            Object priority,

            @Nullable Map<String, @Nullable Object> context) {}

    @Schema(name = "NewWorkflow")
    record NewWorkflow(
            @Schema(
                    description = "1 to 64 lower-case letters, digits, hyphens and underscores",
                    example = "market-review")
            @Nullable
            String name,

            @Nullable String description,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "The stages by name",
                    example = STAGES_EXAMPLE)
            @Nullable
            Map<String, @Nullable Object> stages,

            @Schema(description = "As for /tasks/orchestrate", type = "string", example = "continue") @Nullable
            Object onFailure) {}

    @Schema(name = "NewWorkflowRun")
    record NewRun(
            @Schema(description = "Which version; the newest when absent") @Nullable
            Integer version,

            @Nullable String description,

            @Schema(type = "string", example = "medium") @Nullable
            Object priority,

            @Nullable Map<String, @Nullable Object> context) {}

    @Schema(name = "Workflow")
    record WorkflowView(
            String name,
            @Nullable String description,
            int version,
            @Schema(description = "The newest version") int latestVersion,
            @Nullable Object stages,
            @Nullable Object onFailure,
            @Nullable Instant createdAt) {}

    @Schema(name = "WorkflowList")
    record WorkflowPage(
            List<WorkflowView> workflows, @Nullable String nextCursor) {}

    @Schema(name = "WorkflowRun")
    record RunView(
            @Schema(example = "workflow_run_789abc123") String workflowRunId,

            @Schema(
                    allowableValues = {
                        "accepted",
                        "in_progress",
                        "paused",
                        "compensating",
                        "completed",
                        "failed",
                        "cancelled"
                    })
            String status,

            @Schema(description = "0 to 100, the mean of its stages")
            double progress,

            @Schema(example = "/workflow-runs/workflow_run_789abc123")
            String trackingUrl,

            @Schema(description = "Null for a run with a definition of its own") @Nullable
            String workflow,

            @Nullable Integer version,
            String description,
            int priority,
            @Nullable Object onFailure,
            @Nullable Object context,

            @Schema(description = "Each stage by name; the compensation stage is called compensation")
            Map<String, StageView> stages,

            @Schema(description = "The agents its stages are with or wait for")
            List<String> assignedAgents,

            @Schema(description = "Which stage failed first, and why")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String error,

            @Nullable Instant estimatedCompletion,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant endedAt) {}

    @Schema(name = "WorkflowStage")
    record StageView(
            String taskId,

            @Schema(allowableValues = {"accepted", "in_progress", "completed", "failed", "cancelled"})
            String status,

            double progress,
            String task,
            List<String> dependencies,
            List<String> assignedAgents,
            int attempt,

            @Schema(description = "Only when it is completed") @JsonInclude(JsonInclude.Include.NON_NULL)
            TaskBodies.@Nullable Results results,

            @Schema(description = "Only when it has failed") @JsonInclude(JsonInclude.Include.NON_NULL)
            TaskBodies.@Nullable FailureReason error,

            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    @Schema(name = "WorkflowRunList")
    record RunPage(List<RunView> runs, @Nullable String nextCursor) {}
}
