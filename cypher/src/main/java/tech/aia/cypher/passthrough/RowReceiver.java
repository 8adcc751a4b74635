package tech.aia.cypher.passthrough;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import tech.aia.cypher.passthrough.PassthroughSummary.Limit;

/** Hands rows to a handler until a limit is reached or the handler has enough. */
final class RowReceiver {
    private final RowHandler handler;
    private final Limits limits;
    private final boolean embeddings;
    private long rows;
    private long bytes;
    private boolean stopped;
    private @Nullable Limit reached;

    RowReceiver(RowHandler handler, Limits limits, boolean embeddings) {
        this.handler = handler;
        this.limits = limits;
        this.embeddings = embeddings;
    }

    void columns(List<String> names) {
        handler.columns(names);
    }

    /** Whether there may be more rows after this one. */
    boolean accept(Record row) {
        if (rows == limits.rows()) {
            reached = Limit.ROWS;
            return false;
        }
        var values = RowValues.of(row, embeddings);
        bytes += JsonSize.of(values);
        if (bytes > limits.bytes()) {
            if (!limits.cutsBytes()) {
                throw Failures.tooLarge(limits.bytes());
            }
            reached = Limit.BYTES;
            return false;
        }
        rows++;
        stopped = !handler.row(values);
        return !stopped;
    }

    long rows() {
        return rows;
    }

    /** Whether the handler had enough. */
    boolean stopped() {
        return stopped;
    }

    @Nullable
    Limit reached() {
        return reached;
    }
}
