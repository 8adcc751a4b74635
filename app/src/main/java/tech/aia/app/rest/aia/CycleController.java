package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import tech.aia.app.security.Caller;
import tech.aia.app.security.Submitters;
import tech.aia.app.security.TaskAllowances;
import tech.aia.graph.insight.cycle.OptimizationCycles;

/** {@code /business-intelligence/execute-cycle}: what to do for the business within a budget. */
@Tag(name = "Business intelligence", description = "How the business does, worked out from the graph")
@RestController
@RequestMapping(path = "/business-intelligence", produces = MediaType.APPLICATION_JSON_VALUE)
class CycleController {
    private final OptimizationCycles cycles;
    private final TaskAllowances allowances;
    private final Submitters submitters;

    CycleController(OptimizationCycles cycles, TaskAllowances allowances, Submitters submitters) {
        this.cycles = cycles;
        this.allowances = allowances;
        this.submitters = submitters;
    }

    @Operation(
            summary = "Begin an optimization cycle",
            description =
                    "Finds what could be done in what customers bought and how tasks went, and chooses what brings most within the budget,"
                            + " the horizon and the tolerance of risk. The plan says what each strategy is worth and why, and what was left"
                            + " out. A caller may begin 10 within 24 hours. With an Idempotency-Key the same caller can send it again: it"
                            + " answers with the first cycle and counts once; another request under the same key is refused.")
    @PostMapping(path = "/execute-cycle", consumes = MediaType.APPLICATION_JSON_VALUE)
    CycleBodies.View execute(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody CycleBodies.NewCycle body) {
        var request = CycleRequests.request(body);
        var once = idempotencyKey == null
                ? null
                : new OptimizationCycles.Once(Caller.current().id(), idempotencyKey);
        return CycleViews.view(
                cycles.execute(request, allowances.current(), submitters.current(), TaskRequests.CALLER, once));
    }

    @Operation(
            summary = "List optimization cycles",
            description =
                    "The newest first. Strategies come without evidence and based_on, which each cycle by itself has.")
    @GetMapping("/cycles")
    CycleBodies.Page list(
            @Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") int limit,
            @Parameter(description = "next_cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return CycleViews.page(cycles.list(limit, cursor));
    }

    @Operation(summary = "Read an optimization cycle")
    @GetMapping("/cycles/{id}")
    CycleBodies.View read(@Parameter(example = "opt_cycle_q4_2025") @PathVariable String id) {
        return cycles.find(id)
                .map(CycleViews::view)
                .orElseThrow(() -> new RestException(
                        ErrorCode.NOT_FOUND, "There is no optimization cycle '" + id + "'", "id", id));
    }
}
