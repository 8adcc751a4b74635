package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.agent.Agent;
import tech.aia.graph.agent.AgentChange;
import tech.aia.graph.agent.AgentDetails;
import tech.aia.graph.agent.AgentFigures;
import tech.aia.graph.agent.AgentRegistry;
import tech.aia.graph.agent.Agents;

/** {@code /agents}: who works on tasks. */
@Tag(name = "Agents", description = "Who works on tasks, and how they do")
@RestController
@RequestMapping(path = "/agents", produces = MediaType.APPLICATION_JSON_VALUE)
class AgentController {
    private final Agents agents;
    private final AgentRegistry registry;

    AgentController(Agents agents, AgentRegistry registry) {
        this.agents = agents;
        this.registry = registry;
    }

    @Operation(summary = "List agents", description = "In order of id.")
    @GetMapping
    AgentBodies.Page list(
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "next_cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        var page = agents.list(limit, cursor);
        var ids = page.items().stream().map(Agent::id).toList();
        var figures = registry.figures(ids);
        var views = ids.stream()
                .map(registry::find)
                .flatMap(Optional::stream)
                .map(agent -> AgentViews.view(agent, figures.getOrDefault(agent.id(), none(agent.id()))))
                .toList();
        return new AgentBodies.Page(views, page.more() ? ids.getLast() : null);
    }

    @Operation(summary = "Read an agent")
    @GetMapping("/{id}")
    AgentBodies.View read(@Parameter(example = "data_analysis_agent") @PathVariable String id) {
        return view(existing(id));
    }

    @Operation(summary = "Register an agent", description = "409 when there is one with this id already.")
    @ApiResponse(responseCode = "201", description = "Registered; the Location header names it")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AgentBodies.View> register(@RequestBody AgentBodies.Profile body) {
        Bodies.required("name", body.name());
        var profile = AgentViews.profile(body);
        var view = view(registry.register(body.agentId(), profile));
        var location = UriComponentsBuilder.fromPath("/agents/{id}")
                .encode()
                .buildAndExpand(view.agentId())
                .toUri();
        return ResponseEntity.created(URI.create(location.toString())).body(view);
    }

    @Operation(
            summary = "Change an agent",
            description = "What is absent stays as it is; null takes away what an agent can be without.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AgentBodies.Profile.class))))
    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    AgentBodies.View change(@PathVariable String id, @RequestBody AgentBodies.Change body) {
        if (body.set().agentId() != null) {
            throw new RestException(
                    ErrorCode.VALIDATION,
                    "The agent_id cannot be changed",
                    "agent_id",
                    body.set().agentId());
        }
        var change = new AgentChange(AgentViews.profile(body.set()), body.cleared());
        return view(registry.change(existing(id).id(), change));
    }

    @Operation(summary = "Delete an agent", description = "409 while it holds tasks.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        registry.delete(id);
    }

    @Operation(summary = "Let an agent take work")
    @PostMapping("/{id}/enable")
    AgentBodies.View enable(@PathVariable String id) {
        return view(registry.enable(id, true));
    }

    @Operation(summary = "Let an agent take no more work", description = "What it holds it may finish.")
    @PostMapping("/{id}/disable")
    AgentBodies.View disable(@PathVariable String id) {
        return view(registry.enable(id, false));
    }

    @Operation(summary = "How an agent does", description = "Computed from the graph now.")
    @GetMapping("/{id}/metrics")
    AgentBodies.Metrics metrics(@PathVariable String id) {
        return view(existing(id)).metrics();
    }

    private AgentDetails existing(String id) {
        return registry.find(id)
                .orElseThrow(
                        () -> new RestException(ErrorCode.NOT_FOUND, "There is no agent '" + id + "'", "agent_id", id));
    }

    private AgentBodies.View view(AgentDetails agent) {
        var figures = registry.figures(List.of(agent.id())).get(agent.id());
        return AgentViews.view(agent, Objects.requireNonNullElse(figures, none(agent.id())));
    }

    private static AgentFigures none(String id) {
        return new AgentFigures(id, 0, 0, null, null, null, 0);
    }
}
