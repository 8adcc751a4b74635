package tech.aia.graph.imports;

import java.util.List;
import tech.aia.cypher.GraphTransaction;

/** Writes prepared rows in a transaction that is under way. */
interface BatchWriter {

    /** Prepares one row, outside any transaction. */
    Prepared prepare(RawRow row) throws RejectedRow;

    /** Writes them; rows that only the graph can refuse are in the result. */
    BatchResult write(GraphTransaction tx, List<Prepared> rows);

    /** A row ready to be written. */
    interface Prepared {
        long line();
    }

    /** What became of a batch. */
    record BatchResult(int created, int updated, int unchanged, List<ImportStatus.Rejection> rejections) {}
}
