package tech.aia.cypher.change;

import java.util.List;
import tech.aia.cypher.GraphTransaction;

/** Puts the changes a transaction says it makes into the log, where nobody else observes them. */
@FunctionalInterface
public interface ChangeLogWriter {
    void write(GraphTransaction transaction, List<Change> changes);
}
