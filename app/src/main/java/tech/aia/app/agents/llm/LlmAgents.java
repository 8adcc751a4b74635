package tech.aia.app.agents.llm;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentChange;
import tech.aia.graph.agent.AgentDetails;
import tech.aia.graph.agent.AgentRule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules for agents of the type {@value #TYPE}. Safe for use by many threads. */
@Component
class LlmAgents implements AgentRule {
    static final String TYPE = "llm";
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final Endpoints endpoints;

    LlmAgents(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Passes agents of other types, and those of this one whose configuration is in order. */
    @Override
    public void requireValid(@Nullable AgentDetails before, AgentChange change) {
        var type = change.set().agentType();
        if (type == null && before != null && !change.cleared().contains("agent_type")) {
            type = before.agentType();
        }
        var cleared = change.cleared().contains("configuration");
        var touched = change.set().agentType() != null || change.set().configuration() != null || cleared;
        if (TYPE.equals(type) && touched) {
            var configuration = change.set().configuration();
            endpoints.requireAllowed(
                    configuration == null
                            ? read(before == null || cleared ? null : before.configuration())
                            : LlmOptionsReader.read(configuration));
        }
    }

    /**
     * @param configuration JSON text
     * @throws GraphModelException.InvalidValue naming the member that is wrong
     */
    static LlmOptions read(@Nullable String configuration) {
        try {
            return LlmOptionsReader.read(
                    configuration == null ? Map.of() : JsonMapper.shared().readValue(configuration, OBJECT));
        } catch (JacksonException broken) {
            throw new GraphModelException.InvalidValue(
                    "configuration", "The configuration of the agent is no JSON object", null);
        }
    }
}
