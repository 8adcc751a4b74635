package tech.aia.app.audit;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static tech.aia.app.audit.AuditRule.access;
import static tech.aia.app.audit.AuditRule.data;
import static tech.aia.app.audit.AuditRule.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tech.aia.app.web.RememberedPaths;

/** The name of every request that may write. Names stay as they are: they are what administrators search for. */
final class AuditRules {
    /** From the first that fits. */
    static final List<AuditRule> RULES = List.of(
            proof(POST, "/auth/login", "person.login", "person"),
            proof(POST, "/auth/refresh", "token.refresh", "person"),
            proof(POST, "/auth/register", "person.register", "person").made("/id"),
            proof(POST, "/auth/me/password", "person.password", "person"),
            proof(POST, "/auth/token", "token.grant", "client"),
            proof(POST, "/oauth/token", "token.grant", "client"),
            proof(POST, "/oauth/login", "person.login", "person"),
            access(POST, "/oauth/authorize", "consent.deny", "client", null),
            proof(POST, "/oauth/revoke", "token.revoke", "client"),
            access(POST, "/auth/logout", "person.logout", "person", null),
            access(PATCH, "/auth/me", "person.rename", "person", null),
            access(POST, "/auth/api-keys", "key.create", "key", null).made("/api_key/id"),
            access(DELETE, "/auth/api-keys/{id}", "key.revoke", "key", "id"),
            access(DELETE, "/auth/me/consents/{clientId}", "consent.revoke", "client", "clientId"),
            access(POST, "/access/signing-keys", "signing_key.create", "signing_key", null)
                    .made("/kid"),
            access(POST, "/access/clients", "client.create", "client", null).made("/client/client_id"),
            access(POST, "/access/clients/{id}/secret", "client.secret", "client", "id"),
            access(DELETE, "/access/clients/{id}", "client.delete", "client", "id"),
            access(POST, "/access/people", "person.create", "person", null).made("/id"),
            access(PATCH, "/access/people/{id}", "person.update", "person", "id"),
            access(DELETE, "/access/people/{id}", "person.delete", "person", "id"),
            access(DELETE, "/monitoring/users/{id}/activity", "activity.erase", "user", "id"),
            data(POST, "/monitoring/track-user-activity", "activity.track", "activity", null),
            data(POST, "/monitoring/track-user-activity/batch", "activity.track", "activity", null),
            data(POST, "/knowledge-graph/query", "cypher.write", "statement", null)
                    .as(AuditRule.Kind.IF_TOLD),
            data(POST, "/graphql", "graphql.mutate", "graph", null).as(AuditRule.Kind.IF_TOLD),
            data(POST, "/knowledge-graph/semantic-search", "search", "graph", null)
                    .as(AuditRule.Kind.NOTHING),
            data(POST, "/oauth/introspect", "token.introspect", "token", null).as(AuditRule.Kind.NOTHING),
            data(POST, "/knowledge-graph/import", "import.create", "import", null),
            data(POST, "/knowledge-graph/entities", "entity.create", "entity", null),
            data(PUT, "/knowledge-graph/entities/{id}", "entity.replace", "entity", "id"),
            data(PATCH, "/knowledge-graph/entities/{id}", "entity.update", "entity", "id"),
            data(DELETE, "/knowledge-graph/entities/{id}", "entity.delete", "entity", "id"),
            data(POST, "/tasks/submit", "task.submit", "task", null).made("/task_id"),
            data(POST, "/tasks/batch-submit", "task.submit", "task", null),
            data(POST, "/tasks/orchestrate", "workflow_run.start", "workflow_run", null)
                    .made("/workflow_run_id"),
            data(POST, "/tasks/{id}/cancel", "task.cancel", "task", "id"),
            data(POST, "/tasks/{id}/retry", "task.retry", "task", "id"),
            data(POST, "/tasks/{id}/heartbeat", "task.heartbeat", "task", "id"),
            data(POST, "/tasks/{id}/complete", "task.complete", "task", "id"),
            data(POST, "/tasks/{id}/fail", "task.fail", "task", "id"),
            data(POST, "/tasks/{id}/release", "task.release", "task", "id"),
            data(POST, "/workers/claim", "task.claim", "task", null),
            data(POST, "/workers/complete", "task.complete", "task", null),
            data(PUT, "/workflows/{name}", "workflow.define", "workflow", "name"),
            data(POST, "/workflows", "workflow.define", "workflow", null).made("/name"),
            data(DELETE, "/workflows/{name}", "workflow.delete", "workflow", "name"),
            data(POST, "/workflows/{name}/runs", "workflow_run.start", "workflow_run", null)
                    .made("/workflow_run_id"),
            data(POST, "/workflow-runs/{id}/cancel", "workflow_run.cancel", "workflow_run", "id"),
            data(POST, "/workflow-runs/{id}/pause", "workflow_run.pause", "workflow_run", "id"),
            data(POST, "/workflow-runs/{id}/resume", "workflow_run.resume", "workflow_run", "id"),
            data(POST, "/workflow-runs/{id}/retry", "workflow_run.retry", "workflow_run", "id"),
            access(POST, "/webhooks/register", "webhook.create", "webhook", null)
                    .made("/webhook_id"),
            access(PATCH, "/webhooks/{id}", "webhook.update", "webhook", "id"),
            access(DELETE, "/webhooks/{id}", "webhook.delete", "webhook", "id"),
            access(POST, "/webhooks/{id}/rotate-secret", "webhook.secret", "webhook", "id"),
            data(POST, "/webhooks/{id}/ping", "webhook.ping", "webhook", "id"),
            data(POST, "/webhooks/{id}/replay", "webhook.replay", "webhook", "id"),
            data(POST, "/webhooks/{id}/deliveries/{delivery}/replay", "webhook.replay", "webhook", "id"),
            data(POST, "/agents", "agent.create", "agent", null),
            data(PATCH, "/agents/{id}", "agent.update", "agent", "id"),
            data(DELETE, "/agents/{id}", "agent.delete", "agent", "id"),
            data(POST, "/agents/{id}/enable", "agent.enable", "agent", "id"),
            data(POST, "/agents/{id}/disable", "agent.disable", "agent", "id"),
            data(POST, "/business-intelligence/execute-cycle", "optimization_cycle.start", "optimization_cycle", null)
                    .made("/optimization_id"),
            data(POST, "/business-intelligence/alert-rules", "alert_rule.create", "alert_rule", null)
                    .made("/id"),
            data(PUT, "/business-intelligence/alert-rules/{id}", "alert_rule.replace", "alert_rule", "id"),
            data(DELETE, "/business-intelligence/alert-rules/{id}", "alert_rule.delete", "alert_rule", "id"));

    private final List<Pattern> patterns = RULES.stream()
            .map(rule -> new Pattern(rule, PathPatternParser.defaultInstance.parse(rule.pattern())))
            .toList();

    private final RememberedPaths<Optional<Match>> found = new RememberedPaths<>(this::match);

    private record Pattern(AuditRule rule, PathPattern path) {}

    /** @param variables of the path, decoded */
    record Match(AuditRule rule, Map<String, String> variables) {}

    /** @param path as it was sent */
    Optional<Match> find(String method, String path) {
        return found.find(method, path);
    }

    private Optional<Match> match(String method, String path) {
        PathContainer parsed = RequestPath.parse(path, "").pathWithinApplication();
        for (var pattern : patterns) {
            if (pattern.rule().method().matches(method)) {
                var found = pattern.path().matchAndExtract(parsed);
                if (found != null) {
                    return Optional.of(new Match(pattern.rule(), found.getUriVariables()));
                }
            }
        }
        return Optional.empty();
    }
}
