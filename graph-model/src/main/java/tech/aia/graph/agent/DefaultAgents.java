package tech.aia.graph.agent;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.Page;
import tech.aia.graph.TypedReader;

/** {@link Agents} over Spring Data Neo4j. */
final class DefaultAgents implements Agents {
    private final AgentNodes nodes;
    private final TypedReader<Agent> reader;

    DefaultAgents(AgentNodes nodes) {
        this.nodes = nodes;
        this.reader = new TypedReader<>("agent", ids -> agents(nodes.findAll(ids)), Agent::id);
    }

    @Override
    public Optional<Agent> find(String idOrKey) {
        return reader.find(idOrKey);
    }

    @Override
    public List<Agent> findAll(Collection<String> ids) {
        return reader.findAll(ids);
    }

    @Override
    public Page<Agent> list(int limit, @Nullable String after) {
        return Page.of(agents(nodes.page(after == null ? "" : after, Page.checkedLimit(limit) + 1)), limit);
    }

    private static List<Agent> agents(List<AgentNode> nodes) {
        return nodes.stream().map(AgentNode::toAgent).toList();
    }
}
