package tech.aia.graphql.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.agent.Agent;
import tech.aia.graph.agent.Agents;

@Controller
class AgentQueries {
    private final Agents agents;

    AgentQueries(Agents agents) {
        this.agents = agents;
    }

    @QueryMapping
    @Nullable
    Agent agent(@Argument String agentId) {
        return agents.find(agentId).orElse(null);
    }

    @QueryMapping
    List<Agent> agents(@Argument int first, @Argument @Nullable String after) {
        return agents.list(Paging.first(first), after).items();
    }
}
