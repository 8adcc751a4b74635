package tech.aia.graph.insight.purchases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeSet;
import tech.aia.cypher.change.Changes;

/** Fills tables from the graph and keeps them true by the log of changes. Used by one thread. */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private static final String PURCHASED = "PURCHASED";

    /** Of all, counted in the store's own statistics. */
    private static final String COUNT = "MATCH ()-[r:PURCHASED]->() RETURN count(r) AS purchases";

    private static final String CUSTOMER = "customer";
    private static final int CHANGE_SETS = 500;
    private static final int CUSTOMERS = 500;

    /** With more changed customers than this and than half of all, it is quicker to read everything. */
    private static final int MANY = 1000;

    private final Graph graph;
    private final Changes changes;
    private final long mostPurchases;
    private final Lock writing;

    /** @param writing keeps out the readers of a table */
    Follower(Graph graph, Changes changes, long mostPurchases, Lock writing) {
        this.graph = graph;
        this.changes = changes;
        this.mostPurchases = mostPurchases;
        this.writing = writing;
    }

    LoadedTable load(Instant now, long version) {
        var began = System.nanoTime();
        LoadedTable.requireRoom(graph.read(COUNT, Map.of()).getFirst().integer("purchases"), mostPurchases);
        var table = new LoadedTable(changes.latest(), version, now, mostPurchases);
        new HistoryReader(graph, table.productNumbers()).all(table::put);
        LOG.info(
                "Read the purchases of {} customers in {} ms",
                table.size(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        return table;
    }

    /** @return false if it has to be loaded anew, as the log does not reach back or too much has changed */
    boolean catchUp(LoadedTable table) {
        var changed = new LinkedHashSet<String>();
        var cursor = table.cursor();
        List<ChangeSet> sets;
        do {
            sets = changes.after(cursor, CHANGE_SETS);
            for (var set : sets) {
                set.changes().forEach(change -> note(change, table, changed));
                cursor = set.cursor();
            }
            if (changed.size() > Math.max(MANY, table.size() / 2)) {
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
