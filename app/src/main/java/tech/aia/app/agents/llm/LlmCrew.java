package tech.aia.app.agents.llm;

import java.util.List;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.Crew;
import tech.aia.app.agents.TaskWork;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.graph.task.Completion;

/** The agents of the graph whose type is {@value LlmAgents#TYPE}. */
@Component
class LlmCrew implements Crew {
    private final LlmAgentIds ids;
    private final LlmWork work;
    private final int concurrency;

    LlmCrew(Graph graph, Changes changes, LlmWork work, LlmSettings settings) {
        this.ids = new LlmAgentIds(graph, changes);
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
        return ids.known();
    }

    @Override
    public boolean isCurrent() {
        return ids.isCurrent();
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
