package tech.aia.cypher.passthrough;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphNode;

/**
 * Runs statements of people who are not trusted with the server. Each is judged before it runs; only so many run at once; each is
 * held to its limits of rows, bytes and time. Methods block the caller and may be called by many threads.
 */
public interface CypherPassthrough {

    /**
     * Runs a statement and hands its rows over as they come, holding a few hundred in memory.
     *
     * <p>A reading statement that reaches a limit of rows or bytes, or whose receiver has enough, is stopped at once. A writing one
     * always does all its writing before it is committed: limits cut only what is handed over. If its receiver stops it, it is
     * rolled back, except {@code CALL { … } IN TRANSACTIONS}, which goes on to its end.
     *
     * <p>A statement that begins with {@code EXPLAIN} does not run: there are no rows, and the summary has the plan.
     *
     * @throws GraphException.SyntaxError if Neo4j cannot understand it
     * @throws GraphException.Refused if it may not run here
     * @throws GraphException.BadStatement if a parameter or a limit is wrong, or it fails on its data
     * @throws GraphException.Stopped if its time or memory ran out, also when rows were handed over before; a write is rolled back
     * @throws GraphException.Busy if too many statements are running
     */
    PassthroughSummary run(PassthroughRequest request, RowHandler handler);

    /** The plan of a statement, which does not run. A write may be planned in either mode. Throws as {@link #run}. */
    PassthroughPlan explain(PassthroughRequest request);

    /** How many relationships each of these nodes has. Nodes that are gone are left out. */
    Map<String, Long> connections(Collection<String> nodeElementIds);

    /** These nodes without their embeddings, as far as they exist. */
    List<GraphNode> nodes(Collection<String> elementIds);
}
