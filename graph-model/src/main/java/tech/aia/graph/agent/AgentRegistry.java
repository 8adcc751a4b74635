package tech.aia.graph.agent;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Registers agents and says how they do. Safe for use by many threads. Ids are taken with or without {@code agent_} in front; where
 * there is no such agent, methods throw {@link GraphModelException.NotFound}.
 */
public interface AgentRegistry {

    /**
     * Registers an agent, enabled.
     *
     * @param key the part of the id after {@code agent_}; null to make it of the name
     * @throws GraphModelException.Conflict if the id is taken
     * @throws GraphModelException.InvalidValue if it has no name
     */
    AgentDetails register(@Nullable String key, AgentProfile profile);

    Optional<AgentDetails> find(String idOrKey);

    /** As {@link #change(String, AgentChange, String)}, whatever its version. */
    default AgentDetails change(String idOrKey, AgentChange change) {
        return change(idOrKey, change, null);
    }

    /**
     * @param expectedVersion of {@link tech.aia.graph.entity.EntityVersion}; null for any
     * @throws GraphModelException.Outdated if it has another version by now
     */
    AgentDetails change(String idOrKey, AgentChange change, @Nullable String expectedVersion);

    /** A disabled agent is given nothing new; what it holds it may finish. */
    AgentDetails enable(String idOrKey, boolean enabled);

    /** @throws GraphModelException.Conflict if it holds tasks */
    void delete(String idOrKey);

    /** Figures of those of the ids that are agents. */
    Map<String, AgentFigures> figures(Collection<String> ids);
}
