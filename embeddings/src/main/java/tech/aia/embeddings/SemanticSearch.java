package tech.aia.embeddings;

import java.util.List;
import java.util.Set;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;

/** Finds entities by meaning, by words, or by both. Safe for use by many threads. */
public interface SemanticSearch {

    /**
     * Entities for a query, best first.
     *
     * @throws GraphModelException.InvalidValue if a limit is out of range, or a condition names a property that no entity has or
     *     compares it with a value of another type
     */
    SearchAnswer search(SearchQuery query);

    /**
     * The same as ids, for who reads the graph on their own: what was deleted a moment ago can be among them. Throws as
     * {@link #search}.
     */
    RankedAnswer rank(SearchQuery query);

    /**
     * Entities that mean nearly the same as this one, which is not among them.
     *
     * @throws GraphModelException.NotFound if there is no such entity, or it is not encoded yet
     */
    SearchAnswer similar(String entityId, int limit, double threshold, Set<String> types, List<Condition> conditions);

    /** The embedding of a text as entities have it, 384 numbers of unit length; no question, before which a model may want more words. */
    float[] embed(String text);
}
