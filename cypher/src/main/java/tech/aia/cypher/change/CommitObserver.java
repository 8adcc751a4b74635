package tech.aia.cypher.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.event.TransactionData;
import org.neo4j.graphdb.event.TransactionEventListener;

/** Sees every transaction of the embedded database, whoever makes it, and adds its change sets to it before it commits. */
final class CommitObserver implements TransactionEventListener<List<Long>> {
    private static final Label CHANGE_SET = Label.label(ChangeSetRecord.LABEL);

    private final ChangeClock clock;
    private final Runnable committed;
    private final Runnable logged;

    /**
     * @param committed is told of every commit
     * @param logged is told when the log may have something new for its readers
     */
    CommitObserver(ChangeClock clock, Runnable committed, Runnable logged) {
        this.clock = clock;
        this.committed = committed;
        this.logged = logged;
    }

    @Override
    public List<Long> beforeCommit(TransactionData data, Transaction transaction, GraphDatabaseService database) {
        if (!data.hasDataChanges()) {
            return List.of();
        }
        var changes = new TransactionChanges(data).collect();
        var cursors = new ArrayList<Long>();
        try {
            for (int from = 0; from < changes.size(); from += ChangeSetRecord.MOST_CHANGES) {
                var part = changes.subList(from, Math.min(changes.size(), from + ChangeSetRecord.MOST_CHANGES));
                var cursor = clock.begin();
                cursors.add(cursor);
                var node = transaction.createNode(CHANGE_SET);
                node.setProperty("cursor", cursor);
                ChangeSetRecord.properties(Instant.now(), part).forEach(node::setProperty);
            }
        } catch (RuntimeException failure) {
            cursors.forEach(clock::end);
            throw failure;
        }
        return cursors;
    }

    @Override
    public void afterCommit(TransactionData data, @Nullable List<Long> cursors, GraphDatabaseService database) {
        committed.run();
        if (cursors != null && !cursors.isEmpty()) {
            cursors.forEach(clock::end);
            logged.run();
        }
    }

    @Override
    public void afterRollback(TransactionData data, @Nullable List<Long> cursors, GraphDatabaseService database) {
        if (cursors != null && !cursors.isEmpty()) {
            cursors.forEach(clock::end);
            // What was committed after it began was held back until now.
            logged.run();
        }
    }
}
