package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.insight.AlertRule;
import tech.aia.graph.insight.AlertRules;
import tech.aia.graph.insight.Metric;

/** {@code /business-intelligence/alert-rules}: the thresholds that dashboards are held to. */
@Tag(name = "Business intelligence", description = "How the business does, worked out from the graph")
@RestController
@RequestMapping(path = "/business-intelligence/alert-rules", produces = MediaType.APPLICATION_JSON_VALUE)
class AlertRuleController {
    private final AlertRules rules;

    AlertRuleController(AlertRules rules) {
        this.rules = rules;
    }

    @Operation(summary = "List the rules for alerts", description = "In order of id.")
    @GetMapping
    AlertRuleBodies.Rules list() {
        return new AlertRuleBodies.Rules(
                rules.list().stream().map(AlertRuleController::view).toList());
    }

    @Operation(summary = "Read a rule for alerts")
    @GetMapping("/{id}")
    AlertRuleBodies.View read(@PathVariable String id) {
        return view(rules.find(id).orElseThrow(() -> missing(id)));
    }

    @Operation(
            summary = "Make a rule for alerts",
            description = "409 when there is one with this id already; there can be 200.")
    @ApiResponse(responseCode = "201", description = "Made; the Location header names it")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AlertRuleBodies.View> create(@RequestBody AlertRuleBodies.NewRule body) {
        var id = body.id() == null ? UUID.randomUUID().toString() : body.id();
        var made = rules.create(rule(id, body));
        return ResponseEntity.created(URI.create("/business-intelligence/alert-rules/" + made.id()))
                .body(view(made));
    }

    @Operation(summary = "Replace a rule for alerts", description = "What is absent is as in a new rule.")
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    AlertRuleBodies.View replace(@PathVariable String id, @RequestBody AlertRuleBodies.NewRule body) {
        if (body.id() != null && !body.id().equals(id)) {
            throw new RestException(
                    ErrorCode.VALIDATION, "The id in the body differs from the one in the path", "id", body.id());
        }
        return view(rules.replace(rule(id, body)));
    }

    @Operation(summary = "Delete a rule for alerts")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        if (!rules.delete(id)) {
            throw missing(id);
        }
    }

    private static AlertRule rule(String id, AlertRuleBodies.NewRule body) {
        var metric = Bodies.required("metric", body.metric());
        var direction = Bodies.required("direction", body.direction());
        var threshold = Bodies.required("threshold", body.threshold());
        var severity = severity(body.severity());
        return new AlertRule(
                id,
                Metric.find(metric).orElseThrow(unknown("metric", metric, Metric.words())),
                AlertRule.Direction.find(direction).orElseThrow(unknown("direction", direction, "above, below")),
                threshold,
                severity,
                body.message(),
                body.actionRequired() == null ? severity != AlertRule.Severity.LOW : body.actionRequired(),
                body.enabled() == null || body.enabled());
    }

    private static AlertRule.Severity severity(@Nullable String word) {
        return word == null
                ? AlertRule.Severity.MEDIUM
                : AlertRule.Severity.find(word).orElseThrow(unknown("severity", word, "low, medium, high, critical"));
    }

    private static Supplier<RestException> unknown(String field, String given, String known) {
        return () -> new RestException(
                ErrorCode.VALIDATION, "There is no " + field + " '" + given + "'; there are " + known, field, given);
    }

    private static RestException missing(String id) {
        return new RestException(ErrorCode.NOT_FOUND, "There is no rule '" + id + "'", "id", id);
    }

    private static AlertRuleBodies.View view(AlertRule rule) {
        return new AlertRuleBodies.View(
                rule.id(),
                rule.metric().word(),
                rule.direction().word(),
                rule.threshold(),
                rule.severity().word(),
                rule.message(),
                rule.actionRequired(),
                rule.enabled());
    }
}
