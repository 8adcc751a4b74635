package tech.aia.graph.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;

/** Gives tasks out. */
final class Claims {
    /** More than are asked for are looked at, as others may be after the same ones. */
    private static final int LOOK_AHEAD = 4;

    private static final int ROUNDS = 4;

    /** The order by both properties is that of the index, so that the first rows are read and nothing is sorted but those. */
    private static final String CANDIDATES = """
            UNWIND $routes AS route
            CALL (route) {
                MATCH (t:Task) WHERE t.route = route AND t.queue_key > $least
                WITH t ORDER BY t.route, t.queue_key LIMIT $limit
                RETURN t.id AS id, t.queue_key AS key
              UNION
                MATCH (t:Task) WHERE t.other_route = route AND t.queue_key > $least
                WITH t ORDER BY t.other_route, t.queue_key LIMIT $limit
                RETURN t.id AS id, t.queue_key AS key
            }
            WITH DISTINCT id, key
            RETURN id ORDER BY key, id LIMIT $limit""";

    private static final String WAITING = """
            WITH $routes
                + COLLECT { MATCH (r:TaskRoute) WHERE any(agent IN $agents WHERE agent IN r.agents) RETURN r.key }
                + COLLECT {
                    MATCH (a:Entity) WHERE a.id IN $agents AND a.capabilities IS :: LIST<STRING NOT NULL> NOT NULL
                    UNWIND a.capabilities AS capability
                    RETURN 'capability:' + capability
                  } AS routes
            UNWIND routes AS route
            CALL (route) {
                MATCH (t:Task) WHERE t.route = route AND t.queue_key > $least
                RETURN t.id AS id LIMIT 1
              UNION ALL
                MATCH (t:Task) WHERE t.other_route = route AND t.queue_key > $least
                RETURN t.id AS id LIMIT 1
            }
            RETURN count(id) > 0 AS waiting""";
    private static final String ASSIGN = """
            MATCH (a:Entity {id: $agent})
            UNWIND $rows AS row
            MATCH (t:Entity {id: row.id})
            MERGE (t)-[r:ASSIGNED_TO]->(a)
            SET r.assigned_at = $now, r.reason = row.reason""";

    private final Graph graph;
    private final Clock clock;
    private final Routing routing;
    private final Durations durations;
    private final Followers followers;

    /** What threads of this process are about to lock: a hint for the others to look further on, no truth. */
    private final Set<String> underClaim = ConcurrentHashMap.newKeySet();

    Claims(Graph graph, Clock clock, Routing routing, Durations durations, Followers followers) {
        this.graph = graph;
        this.clock = clock;
        this.routing = routing;
        this.durations = durations;
        this.followers = followers;
    }

    List<TaskSnapshot> claim(Claim claim) {
        var agent = claim.agent() == null ? null : routing.agentNamed(claim.agent());
        if (agent != null && agent.room(clock.instant()) == 0) {
            return List.of();
        }
        return takeSome(claim, agent, routes(claim, agent));
    }

    boolean isWaiting(List<String> routes, List<String> agents) {
        var parameters = Map.of("routes", routes, "agents", agents, "least", Long.MIN_VALUE);
        return graph.read(WAITING, parameters).getFirst().bool("waiting");
    }

    private List<String> routes(Claim claim, @Nullable AgentState agent) {
        var routes = new LinkedHashSet<String>();
        claim.capabilities().forEach(capability -> routes.add(Routing.ofCapability(capability)));
        if (agent != null) {
            agent.capabilities().forEach(capability -> routes.add(Routing.ofCapability(capability)));
            routes.addAll(agent.routes());
        }
        return List.copyOf(routes);
    }

    private List<TaskSnapshot> takeSome(Claim claim, @Nullable AgentState agent, List<String> routes) {
        for (int round = 0; round < ROUNDS; round++) {
            var mine = new ArrayList<String>();
            try {
                var claimed = graph.write(tx -> {
                    release(mine);
                    var candidates = candidates(tx, routes, claim.max());
                    mine.addAll(reserve(candidates, claim.max()));
                    // With every candidate in other threads' hands, waiting for their locks is the right thing.
                    var wanted = mine.isEmpty()
                            ? candidates.subList(0, Math.min(claim.max(), candidates.size()))
                            : List.copyOf(mine);
                    return wanted.isEmpty() ? null : take(tx, claim, agent, wanted);
                });
                if (claimed == null || !claimed.isEmpty()) {
                    return claimed == null ? List.of() : claimed;
                }
            } finally {
                release(mine);
            }
        }
        return List.of();
    }

    private void release(List<String> mine) {
        mine.forEach(underClaim::remove);
        mine.clear();
    }

    private List<String> candidates(GraphTransaction tx, List<String> routes, int max) {
        var parameters = Map.<String, Object>of(
                "routes", routes, "least", Long.MIN_VALUE, "limit", max * LOOK_AHEAD + underClaim.size());
        return tx.run(CANDIDATES, parameters).stream()
                .map(row -> row.string("id"))
                .toList();
    }

    private List<String> reserve(List<String> candidates, int max) {
        var mine = new ArrayList<String>();
        for (var id : candidates) {
            if (mine.size() == max) {
                break;
            }
            if (underClaim.add(id)) {
                mine.add(id);
            }
        }
        return mine;
    }

    private List<TaskSnapshot> take(
            GraphTransaction tx, Claim claim, @Nullable AgentState known, Collection<String> wanted) {
        var now = clock.instant();
        var agent = known == null ? null : Routing.lock(tx, known.id()).orElse(null);
        var room = known == null ? claim.max() : agent == null ? 0 : agent.room(now);
        var tasks = new TaskTransaction(tx, followers);
        var locked = tasks.lock(wanted);
        var taken = new ArrayList<Transition>();
        for (var id : wanted) {
            var task = locked.get(id);
            if (task != null && taken.size() < room && task.values().get("queue_key") != null) {
                taken.add(taken(task, claim, agent, now));
            }
        }
        tasks.write(taken);
        if (agent != null && !taken.isEmpty()) {
            assign(tx, agent, taken, now);
        }
        return taken.stream().map(transition -> transition.now().snapshot()).toList();
    }

    private Transition taken(TaskProperties task, Claim claim, @Nullable AgentState agent, Instant now) {
        return new Transition(task, now, claim.worker())
                .set("queue_key", null)
                .set("ready_at", null)
                .set("start_deadline", null)
                .set("worker", claim.worker())
                .set("agent_id", agent == null ? null : agent.id())
                .set("attempt", task.attempt() + 1L)
                .set("fencing_token", task.fencingToken() + 1)
                .set("assigned_at", now)
                .set("lease_until", leaseUntil(task, claim.lease(), now))
                .set("cancel_requested", null)
                .set("progress", 0.0)
                .set("partial_results", null)
                .set("started_at", null)
                .set("estimated_completion", durations.plusRun(task.text("task_type", ""), now))
                .to(TaskStatus.ASSIGNED, agent == null ? "claimed" : reason(task, agent));
    }

    /** A worker that owes a heartbeat sooner loses the task sooner. */
    static Instant leaseUntil(TaskProperties task, Duration asked, Instant now) {
        var heartbeat = task.millis("heartbeat_timeout_ms");
        return now.plus(heartbeat != null && heartbeat.compareTo(asked) < 0 ? heartbeat : asked);
    }

    private static String reason(TaskProperties task, AgentState agent) {
        var route = task.text("route", "");
        var capability = route.startsWith("capability:") ? route.substring("capability:".length()) : "";
        var why = route.startsWith("agents:")
                ? "named in agents_required"
                : agent.capabilities().contains(capability)
                        ? "has the capability " + capability
                        : task.text("other_route") == null
                                ? "its worker has the capability " + capability
                                : "closest in meaning to the task";
        return why + "; " + agent.loadInWords();
    }

    private static void assign(GraphTransaction tx, AgentState agent, List<Transition> taken, Instant now) {
        var rows = taken.stream()
                .map(transition -> Map.of("id", transition.id(), "reason", transition.reason()))
                .toList();
        tx.run(ASSIGN, Map.of("agent", agent.id(), "rows", rows, "now", Times.zoned(now)));
        tx.changes(taken.stream()
                .map(transition ->
                        new Change(ChangeKind.RELATIONSHIP_ADDED, transition.id(), "task", "ASSIGNED_TO", agent.id()))
                .toList());
    }
}
