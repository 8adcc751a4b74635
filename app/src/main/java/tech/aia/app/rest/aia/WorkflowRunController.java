package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.TaskAllowances;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityQuery;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.workflow.RunStatus;
import tech.aia.graph.workflow.Workflows;

/** {@code /workflow-runs}: how runs stand, and what can be done with them. */
@Tag(name = "Workflows")
@RestController
@RequestMapping(path = "/workflow-runs", produces = MediaType.APPLICATION_JSON_VALUE)
class WorkflowRunController {
    private static final EntityType RUN = new EntityType("workflow_run");

    private final Workflows workflows;
    private final WorkflowViews views;
    private final Entities entities;
    private final TaskAllowances allowances;

    WorkflowRunController(Workflows workflows, WorkflowViews views, Entities entities, TaskAllowances allowances) {
        this.allowances = allowances;
        this.workflows = workflows;
        this.views = views;
        this.entities = entities;
    }

    @Operation(summary = "How a run stands", description = "With each of its stages, and their results.")
    @GetMapping("/{id}")
    WorkflowBodies.RunView read(@Parameter(example = "workflow_run_789abc123") @PathVariable String id) {
        return views.view(workflows
                .run(id(id))
                .orElseThrow(() -> new RestException(
                        ErrorCode.NOT_FOUND, "There is no workflow run '" + id + "'", "workflow_run_id", id)));
    }

    @Operation(summary = "List runs", description = "The newest first.")
    @GetMapping
    WorkflowBodies.RunPage list(
            @Parameter(
                            description =
                                    "running, paused, compensating, completed, failed or cancelled, or several with commas between")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "Only runs of this workflow") @RequestParam(required = false) @Nullable
                    String workflow,
            @Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") int limit,
            @Parameter(description = "next_cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        if (limit < 1 || limit > 100) {
            throw new RestException(ErrorCode.VALIDATION, "The limit must be between 1 and 100", "limit", limit);
        }
        var conditions = new ArrayList<Condition>();
        if (status != null) {
            conditions.add(new Condition("status", Condition.Operator.IN, List.copyOf(statuses(status))));
        }
        if (workflow != null) {
            conditions.add(new Condition("workflow", Condition.Operator.EQ, List.of(workflow)));
        }
        var page = entities.list(new EntityQuery(RUN, conditions, EntityLists.sort("-created_at"), limit, cursor));
        var runs = workflows.runs(page.entities().stream().map(Entity::id).toList());
        return new WorkflowBodies.RunPage(views.views(runs), page.nextCursor());
    }

    @Operation(
            summary = "Cancel a run",
            description = "Stages that wait are cancelled at once; the workers of the others are asked to stop.")
    @PostMapping("/{id}/cancel")
    WorkflowBodies.RunView cancel(
            @PathVariable String id, @RequestBody(required = false) TaskBodies.@Nullable Cancellation body) {
        return views.view(workflows.cancel(id(id), TaskRequests.CALLER, body == null ? null : body.reason()));
    }

    @Operation(summary = "Pause a run", description = "No further stage is given out; those being worked on go on.")
    @PostMapping("/{id}/pause")
    WorkflowBodies.RunView pause(@PathVariable String id) {
        return views.view(workflows.pause(id(id), TaskRequests.CALLER));
    }

    @Operation(summary = "Resume a paused run")
    @PostMapping("/{id}/resume")
    WorkflowBodies.RunView resume(@PathVariable String id) {
        return views.view(workflows.resume(id(id), TaskRequests.CALLER));
    }

    @Operation(
            summary = "Try again from the stages that failed or were cancelled",
            description = "Stages that were completed keep their results.")
    @PostMapping("/{id}/retry")
    WorkflowBodies.RunView retry(@PathVariable String id) {
        return views.view(workflows.retry(id(id), TaskRequests.CALLER, allowances.current()));
    }

    private static List<String> statuses(String words) {
        var known = Arrays.stream(RunStatus.values()).map(RunStatus::word).toList();
        var given = Arrays.stream(words.split(",", -1)).map(String::strip).toList();
        for (var word : given) {
            if (!known.contains(word)) {
                throw new RestException(
                        ErrorCode.VALIDATION, "A status is one of " + String.join(", ", known), "status", word);
            }
        }
        return given;
    }

    private static String id(String idOrKey) {
        return idOrKey.startsWith("workflow_run_") ? idOrKey : "workflow_run_" + idOrKey;
    }
}
