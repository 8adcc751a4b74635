package tech.aia.graph.agent;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.aia.cypher.Graph;

/** Finds agents by whatever they are called. Safe for use by many threads. */
public final class AgentNames {
    private static final String NAMED = """
            UNWIND $names AS name
            MATCH (a:Entity) WHERE a.type = 'agent' AND a:Agent AND (a.id IN [name, 'agent_' + name] OR a.name = name)
            RETURN name, min(a.id) AS id""";

    private final Graph graph;

    public AgentNames(Graph graph) {
        this.graph = graph;
    }

    /**
     * The ids of agents.
     *
     * @param names names, or ids with or without {@code agent_} in front
     * @return by the name given; without those that no agent has
     */
    public Map<String, String> ids(Collection<String> names) {
        var ids = new HashMap<String, String>();
        if (!names.isEmpty()) {
            graph.read(NAMED, Map.of("names", List.copyOf(names)))
                    .forEach(row -> ids.put(row.string("name"), row.string("id")));
        }
        return ids;
    }
}
