package tech.aia.app.agents.llm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.Crew;
import tech.aia.app.agents.TaskWork;
import tech.aia.cypher.Graph;
import tech.aia.graph.task.Completion;

/** The agents of the graph whose type is {@value LlmAgents#TYPE}. Who they are is asked once a second at most. */
@Component
class LlmCrew implements Crew {
    private static final Duration AGE = Duration.ofSeconds(1);

    /** In changing order, so that none always comes first. */
    private static final String AGENTS = """
            MATCH (a:Agent) WHERE a.agent_type = $type AND a.type = 'agent' AND coalesce(a.status, '') <> 'disabled'
            RETURN a.id AS id ORDER BY rand() LIMIT 1000""";

    private final Graph graph;
    private final LlmWork work;
    private final int concurrency;
    private volatile Known known = new Known(List.of(), System.nanoTime() - AGE.toNanos());

    private record Known(List<String> ids, long at) {}

    LlmCrew(Graph graph, LlmWork work, LlmSettings settings) {
        this.graph = graph;
        this.work = work;
        this.concurrency = settings.concurrency();
    }

    @Override
    public String name() {
        return LlmAgents.TYPE;
    }

    @Override
    public int size() {
        return concurrency;
    }

    @Override
    public List<String> agentIds() {
        var now = System.nanoTime();
        if (now - known.at() >= AGE.toNanos()) {
            var ids = graph.read(AGENTS, Map.of("type", LlmAgents.TYPE)).stream()
                    .map(row -> row.string("id"))
                    .toList();
            known = new Known(ids, now);
        }
        return known.ids();
    }

    @Override
    public boolean restored(String agentId) {
        return false;
    }

    @Override
    public Completion run(TaskWork task) throws InterruptedException {
        return work.run(task);
    }
}
