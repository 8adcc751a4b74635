package tech.aia.app.agents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentRegistry;
import tech.aia.graph.task.Completion;

/** The built-in agents. One that somebody deleted comes back when there is work for it. */
@Component
class BuiltInCrew implements Crew {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInCrew.class);

    private final AgentRegistry registry;
    private final Map<String, BuiltInAgent> agents = new LinkedHashMap<>();
    private final int threads;

    BuiltInCrew(AgentRegistry registry, List<BuiltInAgent> agents, AgentSettings settings) {
        this.registry = registry;
        agents.forEach(agent -> this.agents.put("agent_" + agent.key(), agent));
        this.threads = settings.threads();
    }

    @Override
    public String name() {
        return "built-in";
    }

    @Override
    public int size() {
        return threads;
    }

    @Override
    public void start() {
        agents.values().forEach(this::register);
    }

    @Override
    public List<String> agentIds() {
        return List.copyOf(agents.keySet());
    }

    /** What they can do from the start, whatever became of them in the graph. */
    @Override
    public List<String> capabilities() {
        return agents.values().stream()
                .map(agent -> agent.profile().capabilities())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public boolean restored(String agentId) {
        register(agent(agentId));
        return true;
    }

    @Override
    public Completion run(TaskWork work) throws InterruptedException {
        return agent(String.valueOf(work.task().agentId())).run(work);
    }

    private BuiltInAgent agent(String id) {
        return Objects.requireNonNull(agents.get(id), id);
    }

    private void register(BuiltInAgent agent) {
        try {
            if (registry.find(agent.key()).isEmpty()) {
                registry.register(agent.key(), agent.profile());
            }
        } catch (GraphModelException.Conflict another) {
            LOG.debug("Another process registered {} first", agent.key(), another);
        }
    }
}
