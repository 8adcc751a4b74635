package tech.aia.cypher;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.change.Change;

/** A transaction under way; usable only by the thread and within the call it was handed to. */
public interface GraphTransaction {

    /** Runs a statement and gives all its rows. */
    List<Row> run(String statement, Map<String, ? extends @Nullable Object> parameters);

    /**
     * Says which changes this transaction makes. With the embedded database every commit is observed and this is ignored; on an
     * external server, which nobody observes, it is what puts the changes into the change log.
     */
    void changes(Collection<Change> changes);
}
