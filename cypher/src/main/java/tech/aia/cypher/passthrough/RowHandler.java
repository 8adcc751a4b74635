package tech.aia.cypher.passthrough;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a result as it streams in. All calls come from the thread that runs the statement, in the order columns, rows, done. What a
 * method throws stops the statement (a write is rolled back) and reaches the caller of {@link CypherPassthrough#run} as it is.
 */
public interface RowHandler {

    /** The names of the columns, once, before the first row. */
    void columns(List<String> names);

    /**
     * One row.
     *
     * @param values one for each column, of the kinds that {@link tech.aia.cypher.Row} documents
     * @return false to stop the statement now
     */
    boolean row(List<@Nullable Object> values);

    /** After the last row, unless the statement failed. */
    default void done(PassthroughSummary summary) {}
}
