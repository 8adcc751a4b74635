package tech.aia.graph.agent;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;

/**
 * Reads agents. Safe for use by many threads; each method runs one statement, and throws what Spring translates a failure of the
 * database to ({@link org.springframework.dao.DataAccessException}).
 */
public interface Agents {

    /** The agent with this id, with or without {@code agent_} in front. */
    Optional<Agent> find(String idOrKey);

    /** Those of the ids that exist and are agents, in the order given. */
    List<Agent> findAll(Collection<String> ids);

    /**
     * Agents in order of id.
     *
     * @param limit 1 to {@value Page#MOST}
     * @param after only those whose id comes after this one; null for the first page
     * @throws GraphModelException.InvalidValue if the limit is out of range
     */
    Page<Agent> list(int limit, @Nullable String after);
}
