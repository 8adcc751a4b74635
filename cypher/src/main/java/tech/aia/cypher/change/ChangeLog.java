package tech.aia.cypher.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
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
     * On a server that processes share, the last cursor stands in the graph. Who takes the next one holds the lock on it until its commit
     * is done with, so cursors are committed in their order, whatever the clocks say.
     */
    private static final String LOCK = """
            MERGE (h:ChangeHorizon {name: 'last'})
            SET h._lock = true
            REMOVE h._lock
            RETURN coalesce(h.cursor, 0) AS cursor""";

    private static final String WRITE = """
            MATCH (h:ChangeHorizon {name: 'last'})
            SET h.cursor = CASE WHEN h.cursor >= $cursor THEN h.cursor + 1 ELSE $cursor END
            CREATE (c:ChangeSet)
            SET c += $properties, c.cursor = h.cursor, c.before = $before, c.parts = $parts""";

    /**
     * A commit shows in the store before it shows in the index, and in the index part by part. As the lock keeps it alone at that, only
     * the newest parts can be incomplete; what was there before them is whole.
     */
    private static final String SETTLED = """
            CALL () {
                MATCH (c:ChangeSet) WHERE c.cursor > 0
                RETURN c AS newest ORDER BY c.cursor DESC LIMIT 1
            }
            CALL (newest) {
                MATCH (part:ChangeSet) WHERE part.cursor > newest.before AND part.cursor <= newest.cursor
                RETURN count(part) AS parts
            }
            RETURN CASE
                WHEN parts >= coalesce(newest.parts, 0) THEN newest.cursor
                ELSE newest.before
            END AS cursor""";

    private final ChangeClock clock;
    private final boolean observing;
    private final AtomicLong commits = new AtomicLong();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private ChangeLog(ChangeClock clock, boolean observing) {
        this.clock = clock;
        this.observing = observing;
    }

    /** Observes every commit of this embedded database from now on. */
    public static ChangeLog observing(DatabaseManagementService server, GraphDatabaseService database) {
        var log = new ChangeLog(new ChangeClock(lastCursor(database)), true);
        server.registerTransactionEventListener(
                database.databaseName(), new CommitObserver(log.clock, log.commits::incrementAndGet, log::committed));
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
        var before = transaction.run(LOCK, Map.of()).getFirst().integer("cursor");
        var parts = Math.ceilDiv(changes.size(), ChangeSetRecord.MOST_CHANGES);
        for (int from = 0; from < changes.size(); from += ChangeSetRecord.MOST_CHANGES) {
            var part = changes.subList(from, Math.min(changes.size(), from + ChangeSetRecord.MOST_CHANGES));
            var now = Instant.now();
            var cursor = Math.multiplyExact(now.toEpochMilli(), 1000L);
            var properties = ChangeSetRecord.properties(now, part);
            transaction.run(
                    WRITE, Map.of("cursor", cursor, "properties", properties, "before", before, "parts", parts));
        }
    }

    /** Everything at or before this cursor has been committed or will never be. */
    long settled(Graph graph) {
        return observing
                ? clock.settled()
                : graph.readOne(SETTLED, Map.of())
                        .map(row -> row.integer("cursor"))
                        .orElse(0L);
    }

    /** Whether every commit is seen, whoever makes it. */
    boolean isObserving() {
        return observing;
    }

    /** See {@link Changes#commits}. */
    long commits() {
        return observing ? commits.get() : commits.incrementAndGet();
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
