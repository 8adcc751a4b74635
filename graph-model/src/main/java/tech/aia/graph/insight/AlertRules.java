package tech.aia.graph.insight;

import java.util.List;
import java.util.Optional;
import tech.aia.graph.GraphModelException;

/** The rules that dashboards are held to. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException}. */
public interface AlertRules {
    /** As many as there can be. */
    int MOST = 200;

    /** All of them, in order of id. */
    List<AlertRule> list();

    Optional<AlertRule> find(String id);

    /**
     * @throws GraphModelException.Conflict if there is one with its id
     * @throws GraphModelException.TooMany if there are {@value #MOST}
     */
    AlertRule create(AlertRule rule);

    /**
     * Puts it in the place of the one with its id.
     *
     * @throws GraphModelException.NotFound if there is none
     */
    AlertRule replace(AlertRule rule);

    /** Says whether there was one. */
    boolean delete(String id);
}
