package tech.aia.cypher.procedure;

import java.util.List;
import java.util.Map;

/** What {@code aia.search} and {@code aia.embed} need of the layer that knows meaning. */
public interface SearchProvider {

    /**
     * Entities for a query, best first.
     *
     * @param options as the caller gave them: {@code limit}, {@code types}, {@code threshold}, {@code mode}, {@code filters}
     * @throws IllegalArgumentException with a message for the caller if an option is unknown or out of range
     */
    List<Hit> search(String query, Map<String, Object> options);

    /** The embedding of a text: 384 numbers of unit length. */
    float[] embed(String text);

    /** An entity found. */
    record Hit(String entityId, double score, String explanation) {}
}
