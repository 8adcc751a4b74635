package tech.aia.cypher.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import tech.aia.cypher.GraphTransaction;

/**
 * The writing end of the log: observes the commits of an embedded database, or, for a server that cannot be observed, writes what
 * a transaction says of itself.
 */
public final class ChangeLog implements ChangeLogWriter {
    /** On a shared server another process's transaction may take its cursor this long before it commits. */
    static final Duration SHARED_SERVER_LAG = Duration.ofSeconds(2);

    private static final String LAST = "MATCH (c:ChangeSet) RETURN max(c.cursor) AS last";
    private static final String WRITE = """
            CREATE (c:ChangeSet) SET c = $properties""";

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
        if (observing) {
            return;
        }
        for (int from = 0; from < changes.size(); from += ChangeSetRecord.MOST_CHANGES) {
            var part = changes.subList(from, Math.min(changes.size(), from + ChangeSetRecord.MOST_CHANGES));
            var cursor = clock.begin();
            clock.end(cursor);
            transaction.run(WRITE, Map.of("properties", ChangeSetRecord.properties(cursor, Instant.now(), part)));
        }
    }

    /** Everything at or before this cursor has been committed or will never be. */
    long settled() {
        return observing
                ? clock.settled()
                : Math.multiplyExact(Instant.now().minus(SHARED_SERVER_LAG).toEpochMilli(), 1000L);
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
