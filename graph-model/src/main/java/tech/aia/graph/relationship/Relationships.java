package tech.aia.graph.relationship;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Connects entities and disconnects them. Safe for use by many threads. What relationships hold follows the rules of {@link
 * tech.aia.graph.entity.PropertyValues}; keys are turned into snake_case. All methods throw {@link GraphModelException}.
 */
public interface Relationships {
    /**
     * Connects two entities; of a relationship that is there already, it changes the properties named, a null taking one away.
     *
     * @throws GraphModelException.InvalidValue if one of the two is not there
     */
    void connect(Link link, Map<String, ? extends @Nullable Object> properties);

    /**
     * Takes a relationship away; without a key all of its type between the two.
     *
     * @throws GraphModelException.NotFound if there is none
     */
    void disconnect(Link link);
}
