package tech.aia.graphql.write;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentRegistry;

/** Agents, by the rules of their registry. */
@Controller
class AgentMutations {
    private static final String AGENT = "Agent";

    private final AgentRegistry registry;
    private final Selected selected;

    AgentMutations(AgentRegistry registry, Selected selected) {
        this.registry = registry;
        this.selected = selected;
    }

    @MutationMapping
    @Nullable
    Object createAgent(@Argument @Nullable String key, DataFetchingEnvironment environment) {
        var change = AgentInputs.read(Given.input(environment));
        var agent = Refusals.from(AgentMutations::address, () -> registry.register(key, change.set()));
        return selected.one(AGENT, agent.id(), environment);
    }

    @MutationMapping
    @Nullable
    Object updateAgent(
            @Argument String agentId, @Argument @Nullable String expectedVersion, DataFetchingEnvironment environment) {
        var change = AgentInputs.read(Given.input(environment));
        var agent = Refusals.from(AgentMutations::address, () -> registry.change(agentId, change, expectedVersion));
        return selected.one(AGENT, agent.id(), environment);
    }

    @MutationMapping
    String deleteAgent(@Argument String agentId) {
        var id = registry.find(agentId)
                .orElseThrow(() -> new GraphModelException.NotFound("There is no agent '" + agentId + "'"))
                .id();
        registry.delete(id);
        return id;
    }

    @MutationMapping
    @Nullable
    Object enableAgent(@Argument String agentId, DataFetchingEnvironment environment) {
        return selected.one(AGENT, registry.enable(agentId, true).id(), environment);
    }

    @MutationMapping
    @Nullable
    Object disableAgent(@Argument String agentId, DataFetchingEnvironment environment) {
        return selected.one(AGENT, registry.enable(agentId, false).id(), environment);
    }

    private static String address(String field) {
        return field.equals("id") ? "key" : Addresses.ofInput(field);
    }
}
