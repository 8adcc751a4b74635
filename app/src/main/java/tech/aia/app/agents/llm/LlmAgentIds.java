package tech.aia.app.agents.llm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;

/** Who the agents of type {@value LlmAgents#TYPE} are: the graph is asked after commits, and once a second at most. Safe for use by many threads. */
final class LlmAgentIds {
    private static final Duration AGE = Duration.ofSeconds(1);

    /** In changing order, so that none always comes first. */
    private static final String AGENTS = """
            MATCH (a:Agent) WHERE a.agent_type = $type AND a.type = 'agent' AND coalesce(a.status, '') <> 'disabled'
            RETURN a.id AS id ORDER BY rand() LIMIT 1000""";

    private final Graph graph;
    private final Changes changes;
    private volatile @Nullable Answer last;

    /** @param commits of the moment before it was asked for */
    private record Answer(List<String> ids, long at, long commits) {
        boolean isRecent() {
            return System.nanoTime() - at < AGE.toNanos();
        }
    }

    LlmAgentIds(Graph graph, Changes changes) {
        this.graph = graph;
        this.changes = changes;
    }

    /** Those of a second ago at most. */
    List<String> known() {
        var known = last;
        var commits = changes.commits();
        if (known != null && (known.commits() == commits || known.isRecent())) {
            return known.ids();
        }
        var at = System.nanoTime();
        var ids = graph.read(AGENTS, Map.of("type", LlmAgents.TYPE)).stream()
                .map(row -> row.string("id"))
                .toList();
        last = new Answer(ids, at, commits);
        return ids;
    }

    /** Whether nothing was committed since the graph was asked. */
    boolean isCurrent() {
        var known = last;
        return known != null && known.commits() == changes.commits();
    }
}
