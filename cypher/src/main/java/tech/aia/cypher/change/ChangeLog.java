package tech.aia.cypher.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;

/**
 * The writing end of the log: observes the commits of an embedded database, or, for a server that cannot be observed, writes what
 * a transaction says of itself.
 */
public final class ChangeLog implements ChangeLogWriter {
    private static final String LAST = "MATCH (c:ChangeSet) RETURN max(c.cursor) AS last";

    /**
     * On a server that processes share, the last cursor stands in the graph. Who takes the next one holds the lock on it until its commit,
     * so cursors are committed in their order, whatever the clocks say.
     */
    private static final String LOCK = """
            MERGE (h:ChangeHorizon {name: 'last'})
            SET h._lock = true
            REMOVE h._lock""";

    private static final String WRITE = """
            MATCH (h:ChangeHorizon {name: 'last'})
            SET h.cursor = CASE WHEN h.cursor >= $cursor THEN h.cursor + 1 ELSE $cursor END
            CREATE (c:ChangeSet)
            SET c = $properties, c.cursor = h.cursor""";

    /** Before anybody has written this way there may be a log that an earlier version of the platform wrote. */
    private static final String SETTLED = """
            OPTIONAL MATCH (h:ChangeHorizon {name: 'last'})
            RETURN coalesce(h.cursor, COLLECT {
                MATCH (c:ChangeSet) WHERE c.cursor > 0 RETURN c.cursor ORDER BY c.cursor DESC LIMIT 1
            }[0], 0) AS cursor""";

    private final ChangeClock clock;
    private final boolean observing;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private ChangeLog(ChangeClock clock, boolean observing) {
        this.clock = clock;
        this.observing = observing;
    }

    /** Observes every commit of this embedded database from now on. */
    public static ChangeLog observing(DatabaseManagementService server, GraphDatabaseService database) {
        var log = new ChangeLog(new ChangeClock(lastCursor(database)), true);
        server.registerTransactionEventListener(database.databaseName(), new CommitObserver(log.clock, log::committed));
        return log;
    }

    /** For an external server. */
    public static ChangeLog selfReported() {
        return new ChangeLog(new ChangeClock(0), false);
    }

    @Override
    public void write(GraphTransaction transaction, List<Change> changes) {
        if (observing || changes.isEmpty()) {
            return;
        }
        transaction.run(LOCK, Map.of());
        for (int from = 0; from < changes.size(); from += ChangeSetRecord.MOST_CHANGES) {
            var part = changes.subList(from, Math.min(changes.size(), from + ChangeSetRecord.MOST_CHANGES));
            var now = Instant.now();
            var cursor = Math.multiplyExact(now.toEpochMilli(), 1000L);
            transaction.run(
                    WRITE, Map.of("cursor", cursor, "properties", ChangeSetRecord.properties(cursor, now, part)));
        }
    }

    /** Everything at or before this cursor has been committed or will never be. */
    long settled(Graph graph) {
        return observing
                ? clock.settled()
                : graph.read(SETTLED, Map.of()).getFirst().integer("cursor");
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }

    private void committed() {
        listeners.forEach(Runnable::run);
    }

    private static long lastCursor(GraphDatabaseService database) {
        try (var tx = database.beginTx();
                var result = tx.execute(LAST)) {
            return result.next().get("last") instanceof Long last ? last : 0;
        }
    }
}
