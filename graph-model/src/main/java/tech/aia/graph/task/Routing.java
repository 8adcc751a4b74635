package tech.aia.graph.task;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentMatcher;
import tech.aia.graph.agent.AgentNames;

/**
 * Which agents a task can go to. Every waiting task stands in a queue, named by its route: {@code capability:<name>} for whoever has the
 * capability, or {@code agents:<id>|<id>} for the agents it is bound to. A task whose kind of work no agent knows stands besides in the
 * queue of the agent closest in meaning.
 */
final class Routing {
    private static final String KNOWN = """
            MATCH (a:Entity) WHERE a.type = 'agent' AND a:Agent AND a.capabilities IS :: LIST<STRING NOT NULL> NOT NULL
            UNWIND a.capabilities AS capability
            WITH DISTINCT capability WHERE capability IN $capabilities
            RETURN capability""";
    private static final String OPEN = """
            UNWIND $routes AS route
            WITH route WHERE NOT EXISTS { (:TaskRoute {key: route.key}) }
            MERGE (r:TaskRoute {key: route.key})
            SET r.agents = route.agents""";
    private static final String AGENT = """
            MATCH (a:Entity {id: $id}) WHERE a:Agent
            RETURN\s""" + AgentState.PROJECTION;
    private static final String LOCKED_AGENT = """
            MATCH (a:Entity {id: $id}) WHERE a:Agent
            SET a._lock = true
            REMOVE a._lock
            WITH a
            RETURN\s""" + AgentState.PROJECTION;
    private static final String CAPABLE = """
            MATCH (a:Entity) WHERE a.type = 'agent' AND a:Agent AND a.capabilities IS :: LIST<STRING NOT NULL> NOT NULL
                AND $capability IN a.capabilities
            RETURN\s""" + AgentState.PROJECTION;

    private final Graph graph;
    private final AgentNames agentNames;
    private final Clock clock;
    private final Supplier<@Nullable AgentMatcher> matcher;

    /** @param matcher gives none where nothing is known of meaning */
    Routing(Graph graph, Clock clock, Supplier<@Nullable AgentMatcher> matcher) {
        this.graph = graph;
        this.agentNames = new AgentNames(graph);
        this.clock = clock;
        this.matcher = matcher;
    }

    /** @param agents ids of the agents it is bound to; empty for any */
    record Route(String key, @Nullable String other, List<String> agents) {}

    List<Route> routes(List<NewTask> tasks) {
        var agents = named(tasks);
        var unknown = unknownCapabilities(tasks);
        return tasks.stream().map(task -> route(task, agents, unknown)).toList();
    }

    private Route route(NewTask task, Map<String, String> agents, Set<String> unknown) {
        if (!task.agentsRequired().isEmpty()) {
            return bound(task.agentsRequired(), agents);
        }
        return new Route(
                ofCapability(task.capability()),
                unknown.contains(task.capability())
                        ? closest(task).map(id -> ofAgents(List.of(id))).orElse(null)
                        : null,
                List.of());
    }

    /**
     * To these agents and no others.
     *
     * @param names ids or names of agents
     * @throws GraphModelException.InvalidValue if there is no agent of one of them
     */
    Route bound(List<String> names) {
        return bound(names, agentNames.ids(names));
    }

    private static Route bound(List<String> names, Map<String, String> agents) {
        var ids = names.stream().map(name -> required(agents, name)).distinct().toList();
        return new Route(ofAgents(ids), null, ids);
    }

    private static String required(Map<String, String> agents, String name) {
        var id = agents.get(name);
        if (id == null) {
            throw new GraphModelException.InvalidValue("agents_required", "There is no agent '" + name + "'", name);
        }
        return id;
    }

    private Map<String, String> named(List<NewTask> tasks) {
        var names = new LinkedHashSet<String>();
        tasks.forEach(task -> names.addAll(task.agentsRequired()));
        return agentNames.ids(names);
    }

    private Set<String> unknownCapabilities(List<NewTask> tasks) {
        if (matcher.get() == null) {
            return Set.of();
        }
        var wanted = new HashSet<String>();
        tasks.stream()
                .filter(task -> task.agentsRequired().isEmpty() && task.namedCapability() == null)
                .forEach(task -> wanted.add(task.taskType()));
        if (!wanted.isEmpty()) {
            graph.read(KNOWN, Map.of("capabilities", List.copyOf(wanted)))
                    .forEach(row -> wanted.remove(row.string("capability")));
        }
        return wanted;
    }

    private Optional<String> closest(NewTask task) {
        var meaning = matcher.get();
        if (meaning == null) {
            return Optional.empty();
        }
        var text = task.taskType().replace('_', ' ') + ". " + task.description();
        return meaning.closest(text, 5).stream()
                .map(AgentMatcher.Match::agentId)
                .filter(id -> agent(id).map(AgentState::enabled).orElse(false))
                .findFirst();
    }

    /** Makes the queues of bound tasks known to their agents. */
    void open(GraphTransaction tx, List<Route> routes) {
        var bound = new LinkedHashSet<String>();
        routes.forEach(route -> {
            if (!route.agents().isEmpty()) {
                bound.add(route.key());
            }
            if (route.other() != null) {
                bound.add(route.other());
            }
        });
        if (!bound.isEmpty()) {
            tx.run(
                    OPEN,
                    Map.of(
                            "routes",
                            bound.stream()
                                    .sorted()
                                    .map(key -> Map.of("key", key, "agents", agentsOf(key)))
                                    .toList()));
        }
    }

    static String ofCapability(String capability) {
        return "capability:" + capability;
    }

    private static String ofAgents(List<String> ids) {
        return "agents:" + String.join("|", ids.stream().sorted().toList());
    }

    private static List<String> agentsOf(String key) {
        return List.of(key.substring("agents:".length()).split("\\|"));
    }

    /** @throws GraphModelException.NotFound if there is no agent of this id or name */
    AgentState agentNamed(String idOrName) {
        return agent(idOrName)
                .or(() -> Optional.ofNullable(agentNames.ids(List.of(idOrName)).get(idOrName))
                        .flatMap(this::agent))
                .orElseThrow(() -> new GraphModelException.NotFound("There is no agent '" + idOrName + "'"));
    }

    private Optional<AgentState> agent(String id) {
        return graph.readOne(AGENT, Map.of("id", id)).map(AgentState::read);
    }

    /** Two claims of one agent come one after the other, so that they do not both see the same free place. */
    static Optional<AgentState> lock(GraphTransaction tx, String agentId) {
        return tx.run(LOCKED_AGENT, Map.of("id", agentId)).stream()
                .map(AgentState::read)
                .findFirst();
    }

    /**
     * For each waiting task the agents it is bound to, or else the one it would go to now: one that has the capability, is enabled, has
     * room and is at work; of these the one whose specialisations fit best, then the least busy. One statement for each capability.
     */
    Map<String, List<String>> expected(List<TaskProperties> tasks) {
        var capable = new HashMap<String, List<AgentState>>();
        var expected = new HashMap<String, List<String>>();
        tasks.forEach(task -> expected.put(task.id(), expected(task, capable)));
        return expected;
    }

    private List<String> expected(TaskProperties task, Map<String, List<AgentState>> capable) {
        var route = task.text("route", "");
        if (route.startsWith("agents:")) {
            return agentsOf(route);
        }
        var other = task.text("other_route");
        if (other != null) {
            return agentsOf(other);
        }
        if (!route.startsWith("capability:")) {
            return List.of();
        }
        var text = task.text("name", "") + ' ' + task.text("description", "");
        return capable.computeIfAbsent(route.substring("capability:".length()), this::capableNow).stream()
                .min(Comparator.comparingLong((AgentState agent) -> -agent.fit(text))
                        .thenComparingDouble(AgentState::busy)
                        .thenComparing(AgentState::id))
                .map(agent -> List.of(agent.id()))
                .orElse(List.of());
    }

    private List<AgentState> capableNow(String capability) {
        var now = clock.instant();
        return graph.read(CAPABLE, Map.of("capability", capability)).stream()
                .map(AgentState::read)
                .filter(agent -> agent.room(now) > 0)
                .toList();
    }
}
