package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Submitters;
import tech.aia.app.security.TaskAllowances;
import tech.aia.graph.workflow.NewRun;
import tech.aia.graph.workflow.Workflow;
import tech.aia.graph.workflow.WorkflowDefinition;
import tech.aia.graph.workflow.Workflows;

/** {@code /workflows}: named and versioned plans of stages. */
@Tag(name = "Workflows", description = "Plans of stages, and runs of them")
@RestController
@RequestMapping(path = "/workflows", produces = MediaType.APPLICATION_JSON_VALUE)
class WorkflowController {
    private final Workflows workflows;
    private final WorkflowViews views;
    private final TaskAllowances allowances;
    private final Submitters submitters;

    WorkflowController(Workflows workflows, WorkflowViews views, TaskAllowances allowances, Submitters submitters) {
        this.allowances = allowances;
        this.submitters = submitters;
        this.workflows = workflows;
        this.views = views;
    }

    @Operation(
            summary = "Make a workflow, or a new version of it",
            description = "The same definition again makes no new version. Runs keep the version they started with.")
    @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    WorkflowBodies.WorkflowView define(@PathVariable String name, @RequestBody WorkflowBodies.NewWorkflow body) {
        if (body.name() != null && !body.name().equals(name)) {
            throw new RestException(
                    ErrorCode.VALIDATION, "The name in the body differs from the one in the path", "name", body.name());
        }
        return define(body, name);
    }

    @Operation(summary = "Make a workflow, or a new version of it", description = "As PUT, with the name in the body.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    WorkflowBodies.WorkflowView define(@RequestBody WorkflowBodies.NewWorkflow body) {
        return define(body, Bodies.required("name", body.name()));
    }

    private WorkflowBodies.WorkflowView define(WorkflowBodies.NewWorkflow body, String name) {
        Bodies.requireFinite("stages", body.stages());
        Bodies.requireFinite("on_failure", body.onFailure());
        var definition = WorkflowDefinition.parse("stages", Bodies.required("stages", body.stages()), body.onFailure());
        return WorkflowViews.view(workflows.define(name, body.description(), definition));
    }

    @Operation(summary = "List workflows", description = "The newest version of each, in order of name.")
    @GetMapping
    WorkflowBodies.WorkflowPage list(
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "next_cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        var page = workflows.list(limit, cursor);
        var items = page.items();
        return new WorkflowBodies.WorkflowPage(
                items.stream().map(WorkflowViews::view).toList(),
                page.more() ? items.getLast().name() : null);
    }

    @Operation(summary = "Read a workflow")
    @GetMapping("/{name}")
    WorkflowBodies.WorkflowView read(
            @PathVariable String name,
            @Parameter(description = "The newest when absent") @RequestParam(required = false) @Nullable
                    Integer version) {
        return WorkflowViews.view(existing(name, version));
    }

    @Operation(summary = "Read all versions of a workflow", description = "The newest first.")
    @GetMapping("/{name}/versions")
    List<WorkflowBodies.WorkflowView> versions(@PathVariable String name) {
        var versions = workflows.versions(name);
        if (versions.isEmpty()) {
            throw missing(name, null);
        }
        return versions.stream().map(WorkflowViews::view).toList();
    }

    @Operation(summary = "Delete a workflow with its versions", description = "Its runs stay.")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name) {
        if (!workflows.delete(name)) {
            throw missing(name, null);
        }
    }

    @Operation(summary = "Start a run of a workflow", description = "With an Idempotency-Key it may be sent again.")
    @PostMapping(path = "/{name}/runs", consumes = MediaType.APPLICATION_JSON_VALUE)
    WorkflowBodies.RunView start(
            @PathVariable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody WorkflowBodies.NewRun body) {
        Bodies.requireFinite("context", body.context());
        var workflow = existing(name, body.version());
        var description = body.description() == null ? workflow.description() : body.description();
        var run = workflows.start(new NewRun(
                name,
                workflow.version(),
                workflow.definition(),
                name,
                description == null ? "" : description,
                body.context(),
                TaskRequests.priority(body.priority()),
                TaskRequests.CALLER,
                idempotencyKey,
                allowances.current(),
                submitters.current()));
        return views.view(run);
    }

    private Workflow existing(String name, @Nullable Integer version) {
        return (version == null ? workflows.find(name) : workflows.find(name, version))
                .orElseThrow(() -> missing(name, version));
    }

    private static RestException missing(String name, @Nullable Integer version) {
        return new RestException(
                ErrorCode.NOT_FOUND,
                "There is no workflow '" + name + "'" + (version == null ? "" : " of version " + version),
                "name",
                name);
    }
}
