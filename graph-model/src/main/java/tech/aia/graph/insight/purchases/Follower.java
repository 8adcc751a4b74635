package tech.aia.graph.insight.purchases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeSet;
import tech.aia.cypher.change.Changes;

/** Fills tables from the graph and keeps them true by the log of changes. Safe for use by many threads, each table by one of them. */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private static final String PURCHASED = "PURCHASED";

    /** Of all, counted in the store's own statistics. */
    private static final String PURCHASES = "MATCH ()-[r:PURCHASED]->() RETURN count(r) AS found";

    /** Counted in the index. */
    private static final String ALL_CUSTOMERS =
            "MATCH (c:Entity) WHERE c.type = 'customer' AND c.id IS NOT NULL RETURN count(c) AS found";

    private static final String CUSTOMER = "customer";

    /** Each may have thousands of changes. */
    private static final int CHANGE_SETS = 50;

    private static final int CUSTOMERS = 500;

    private final Graph graph;
    private final Changes changes;
    private final Room room;
    private final Lock writing;
    private final AtomicLong versions = new AtomicLong();

    /** @param writing keeps out the readers of a table */
    Follower(Graph graph, Changes changes, Room room, Lock writing) {
        this.graph = graph;
        this.changes = changes;
        this.room = room;
        this.writing = writing;
    }

    LoadedTable load(Instant now) {
        var began = System.nanoTime();
        room.require(count(PURCHASES), count(ALL_CUSTOMERS));
        var table = new LoadedTable(changes.latest(), versions::incrementAndGet, now, room);
        new HistoryReader(graph, table.productNumbers()).all(table::put);
        LOG.info(
                "Read the purchases of {} customers in {} ms",
                table.size(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        return table;
    }

    private long count(String statement) {
        return graph.read(statement, Map.of()).getFirst().integer("found");
    }

    /**
     * Takes over what was committed.
     *
     * @param most so many customers at most
     * @return false if it has to be loaded anew, as the log does not reach back, or more customers have changed; it is as before then
     */
    boolean catchUp(LoadedTable table, int most) {
        var changed = new LinkedHashSet<String>();
        var cursor = table.cursor();
        List<ChangeSet> sets;
        do {
            sets = changes.after(cursor, CHANGE_SETS);
            for (var set : sets) {
                set.changes().forEach(change -> note(change, table, changed));
                cursor = set.cursor();
            }
            if (changed.size() > most) {
                return false;
            }
        } while (sets.size() == CHANGE_SETS);
        if (cursor == table.cursor()) {
            return true;
        }
        if (!changes.reachesBackTo(table.cursor())) {
            return false;
        }
        replace(table, changed, cursor);
        return true;
    }

    private static void note(Change change, LoadedTable table, Set<String> changed) {
        var concerns = change.kind().ofEntity()
                ? change.entityType().equals(CUSTOMER) || table.knows(change.entityId())
                : PURCHASED.equals(change.relationshipType());
        if (concerns) {
            changed.add(change.entityId());
        }
    }

    private void replace(LoadedTable table, Set<String> changed, long cursor) {
        var reader = new HistoryReader(graph, table.productNumbers());
        var ids = List.copyOf(changed);
        var read = new ArrayList<CustomerHistory>();
        for (int from = 0; from < ids.size(); from += CUSTOMERS) {
            reader.some(ids.subList(from, Math.min(ids.size(), from + CUSTOMERS)), read::add);
        }
        writing.lock();
        try {
            table.replace(changed, read, cursor);
        } finally {
            writing.unlock();
        }
    }
}
