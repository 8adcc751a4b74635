package tech.aia.app.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tech.aia.graph.access.Permission;

/** What every path asks of its caller. What is not named here is open to nobody. */
final class DoorRules {
    /** Pages and their parts, how to get a token, and whether the server lives. */
    static final List<String> OPEN = List.of(
            "/",
            "/index.html",
            "/aia.css",
            "/favicon.svg",
            "/docs/**",
            "/api/**",
            "/swagger-ui/**",
            "/graphiql/**",
            "/graphiql",
            "/webjars/**",
            "/browser",
            "/browser/**",
            "/error",
            "/health",
            "/actuator/health/**",
            "/auth/register",
            "/auth/login",
            "/auth/refresh",
            "/oauth/login",
            "/oauth/consent",
            // Asks for credentials itself, as browsers can send none with its handshake.
            "/graphql/ws");

    /** What concerns nobody but the caller, so that no permission is asked for; and GraphQL, where each field has its own rule. */
    static final List<String> OWN =
            List.of("/auth/logout", "/auth/me/**", "/auth/api-keys/**", "/graphql", "/graphql/schema");

    /** What of that a client may do with a token that it got in somebody's name. */
    static final List<OwnDoor> DELEGATED = List.of(
            new OwnDoor(HttpMethod.GET, "/auth/me"),
            new OwnDoor(HttpMethod.POST, "/auth/logout"),
            new OwnDoor(HttpMethod.GET, "/graphql"),
            new OwnDoor(HttpMethod.POST, "/graphql"),
            new OwnDoor(HttpMethod.GET, "/graphql/schema"));

    /** From the first that fits. */
    static final List<Rule> RULES = List.of(
            new Rule(null, "/access/**", Permission.ACCESS_MANAGE),
            new Rule(null, "/metrics", Permission.METRICS_READ),
            new Rule(HttpMethod.POST, "/monitoring/**", Permission.GRAPH_WRITE),
            new Rule(HttpMethod.DELETE, "/monitoring/**", Permission.ACCESS_MANAGE),
            // People are asked whose figures they want where that is known.
            new Rule(null, "/monitoring/**", Permission.METRICS_READ),
            new Rule(null, "/actuator/prometheus", Permission.METRICS_READ),
            // Statements in write mode are asked for graph:write where the mode is known.
            new Rule(HttpMethod.POST, "/knowledge-graph/query", Permission.GRAPH_READ),
            new Rule(HttpMethod.POST, "/knowledge-graph/semantic-search", Permission.GRAPH_READ),
            new Rule(HttpMethod.GET, "/knowledge-graph/**", Permission.GRAPH_READ),
            new Rule(null, "/knowledge-graph/**", Permission.GRAPH_WRITE),
            new Rule(HttpMethod.GET, "/events/**", Permission.GRAPH_READ),
            new Rule(null, "/workers/**", Permission.TASKS_EXECUTE),
            new Rule(HttpMethod.POST, "/tasks/{id}/heartbeat", Permission.TASKS_EXECUTE),
            new Rule(HttpMethod.POST, "/tasks/{id}/complete", Permission.TASKS_EXECUTE),
            new Rule(HttpMethod.POST, "/tasks/{id}/fail", Permission.TASKS_EXECUTE),
            new Rule(HttpMethod.POST, "/tasks/{id}/release", Permission.TASKS_EXECUTE),
            new Rule(HttpMethod.GET, "/tasks/**", Permission.TASKS_READ),
            new Rule(null, "/tasks/**", Permission.TASKS_WRITE),
            new Rule(HttpMethod.GET, "/workflows/**", Permission.TASKS_READ),
            new Rule(null, "/workflows/**", Permission.TASKS_WRITE),
            new Rule(HttpMethod.GET, "/workflow-runs/**", Permission.TASKS_READ),
            new Rule(null, "/workflow-runs/**", Permission.TASKS_WRITE),
            new Rule(null, "/webhooks/**", Permission.WEBHOOKS_MANAGE),
            new Rule(HttpMethod.GET, "/agents/**", Permission.AGENTS_READ),
            new Rule(null, "/agents/**", Permission.AGENTS_WRITE),
            new Rule(HttpMethod.GET, "/business-intelligence/**", Permission.GRAPH_READ),
            new Rule(null, "/business-intelligence/**", Permission.GRAPH_WRITE));

    /** @param method null for all */
    record Rule(@Nullable HttpMethod method, String pattern, Permission permission) {}

    record OwnDoor(HttpMethod method, String pattern) {}

    private DoorRules() {}
}
