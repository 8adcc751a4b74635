package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Submitters;
import tech.aia.app.security.TaskAllowances;
import tech.aia.graph.agent.AgentNames;
import tech.aia.graph.workflow.NewRun;
import tech.aia.graph.workflow.WorkflowDefinition;
import tech.aia.graph.workflow.Workflows;

/** {@code /tasks/orchestrate}: several agents in stages, without naming the workflow first. */
@Tag(name = "Workflows")
@RestController
@RequestMapping(
        path = "/tasks/orchestrate",
        produces = MediaType.APPLICATION_JSON_VALUE,
        consumes = MediaType.APPLICATION_JSON_VALUE)
class OrchestrationController {
    private static final String TASK_TYPE = "complex_analysis";

    private final Workflows workflows;
    private final WorkflowViews views;
    private final AgentNames agents;
    private final TaskAllowances allowances;
    private final Submitters submitters;

    OrchestrationController(
            Workflows workflows,
            WorkflowViews views,
            AgentNames agents,
            TaskAllowances allowances,
            Submitters submitters) {
        this.allowances = allowances;
        this.submitters = submitters;
        this.workflows = workflows;
        this.views = views;
        this.agents = agents;
    }

    @Operation(
            summary = "Run stages of work",
            description =
                    "Each stage is a task that starts when its dependencies are completed and receives their results. Stages that"
                            + " do not depend on each other run at the same time.")
    @PostMapping
    WorkflowBodies.RunView orchestrate(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody WorkflowBodies.Orchestration body) {
        Bodies.requireFinite("workflow", body.workflow());
        Bodies.requireFinite("on_failure", body.onFailure());
        Bodies.requireFinite("context", body.context());
        var definition =
                WorkflowDefinition.parse("workflow", Bodies.required("workflow", body.workflow()), body.onFailure());
        var named = TaskRequests.names("agents_required", body.agentsRequired());
        var known = agents.ids(named);
        for (var name : named) {
            if (!known.containsKey(name)) {
                throw new RestException(
                        ErrorCode.VALIDATION, "There is no agent '" + name + "'", "agents_required", name);
            }
        }
        var run = workflows.start(new NewRun(
                null,
                null,
                definition,
                body.taskType() == null ? TASK_TYPE : body.taskType(),
                body.description() == null ? "" : body.description(),
                body.context(),
                TaskRequests.priority(body.priority()),
                TaskRequests.CALLER,
                idempotencyKey,
                allowances.current(),
                submitters.current()));
        return views.view(run);
    }
}
