package tech.aia.cypher.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Query;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.RequestTime;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeLogWriter;
import tech.aia.cypher.inprocess.CallersThread;

/** {@link Graph} over the driver. */
final class DefaultGraph implements Graph {
    /** Long enough for a batch of an import on a busy machine, short enough that nothing of ours hangs for good. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String GONE = "Neo.ClientError.Statement.EntityNotFound";
    private static final int MOST_TRIES = 5;
    private static final Duration PING = Duration.ofSeconds(3);
    private static final SessionConfig READ = config(AccessMode.READ);
    private static final SessionConfig WRITE = config(AccessMode.WRITE);

    private static final TransactionConfig OWN_WRITE = TransactionConfig.builder()
            .withTimeout(LONGEST)
            .withMetadata(Map.of(SealedNodes.OWN, true))
            .build();

    private final Driver driver;
    private final ChangeLogWriter changeLog;
    private final DiskReserve disk;

    DefaultGraph(Driver driver, ChangeLogWriter changeLog, DiskReserve disk) {
        this.driver = driver;
        this.changeLog = changeLog;
        this.disk = disk;
    }

    @Override
    public List<Row> read(String statement, Map<String, ? extends @Nullable Object> parameters) {
        return read(statement, parameters, LONGEST);
    }

    @Override
    public List<Row> read(String statement, Map<String, ? extends @Nullable Object> parameters, Duration timeout) {
        var query = new Query(statement, DriverValues.parameters(parameters));
        Supplier<List<Row>> reading = () -> whatIsThere(() -> read(query, within(timeout)));
        // What works for a request is never interrupted.
        return RequestTime.current().isPresent() ? CallersThread.lendIfFree(reading) : reading.get();
    }

    @Override
    public List<Row> lookUp(String statement, Map<String, ? extends @Nullable Object> parameters) {
        return CallersThread.lend(() -> read(statement, parameters));
    }

    /**
     * A transaction of one statement needs no messages of its own to begin and to commit. It is read to its end here, so that it can be run
     * again when the database asks for that.
     */
    private List<Row> read(Query query, TransactionConfig config) {
        try (var session = driver.session(READ)) {
            try {
                return session.run(query, config).list(DriverValues::row);
            } catch (Neo4jException failure) {
                if (failure instanceof RetryableException) {
                    return session.executeRead(tx -> tx.run(query).list(DriverValues::row), config);
                }
                throw failure;
            }
        }
    }

    @Override
    public void stream(String statement, Map<String, ? extends @Nullable Object> parameters, Consumer<Row> rows) {
        var query = new Query(statement, DriverValues.parameters(parameters));
        translating(() -> {
            try (var session = driver.session(READ)) {
                session.run(query, within(Duration.ofHours(1)))
                        .forEachRemaining(row -> rows.accept(DriverValues.row(row)));
            }
            return null;
        });
    }

    @Override
    public <T extends @Nullable Object> T write(Function<GraphTransaction, T> work) {
        disk.requireForWrite();
        var longest = RequestTime.within(LONGEST);
        return whatIsThere(() -> {
            try (var session = driver.session(WRITE)) {
                return session.executeWrite(tx -> inside(tx, work), ownWrite(longest));
            }
        });
    }

    @Override
    public void execute(String statement) {
        translating(() -> {
            try (var session = driver.session(WRITE)) {
                return session.run(statement).consume();
            }
        });
    }

    @Override
    public void requireRoom() {
        disk.requireForBulk();
    }

    @Override
    public boolean isReachable() {
        try {
            read("RETURN 1", Map.of(), PING);
            return true;
        } catch (GraphException unreachable) {
            return false;
        }
    }

    private <T extends @Nullable Object> T inside(TransactionContext tx, Function<GraphTransaction, T> work) {
        var transaction = new Transaction(tx);
        var result = work.apply(transaction);
        if (!transaction.changes.isEmpty()) {
            changeLog.write(transaction, transaction.changes);
        }
        return result;
    }

    /** Nobody sees notifications here, so that they need not be made. */
    private static SessionConfig config(AccessMode mode) {
        return SessionConfig.builder()
                .withDefaultAccessMode(mode)
                .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                .build();
    }

    private static TransactionConfig within(Duration timeout) {
        return TransactionConfig.builder()
                .withTimeout(RequestTime.within(timeout))
                .build();
    }

    private static TransactionConfig ownWrite(Duration longest) {
        return longest.equals(LONGEST)
                ? OWN_WRITE
                : TransactionConfig.builder()
                        .withTimeout(longest)
                        .withMetadata(Map.of(SealedNodes.OWN, true))
                        .build();
    }

    /** What a statement has found may be deleted by others before it is read or written; the next time it is not found. */
    private static <T extends @Nullable Object> T whatIsThere(Supplier<T> call) {
        return translating(() -> {
            for (int tries = 1; ; tries++) {
                try {
                    return call.get();
                } catch (Neo4jException failure) {
                    if (tries == MOST_TRIES || !GONE.equals(failure.code())) {
                        throw failure;
                    }
                }
            }
        });
    }

    private static <T extends @Nullable Object> T translating(Supplier<T> call) {
        try {
            return call.get();
        } catch (Neo4jException failure) {
            throw told(DriverFailures.translate(failure));
        }
    }

    /** A statement that the end of its request stopped is told of as that. */
    private static GraphException told(GraphException failure) {
        return failure instanceof GraphException.Stopped
                ? RequestTime.current()
                        .filter(RequestTime::isOver)
                        .<GraphException>map(time -> time.over(failure))
                        .orElse(failure)
                : failure;
    }

    private record Transaction(TransactionContext context, List<Change> changes) implements GraphTransaction {
        Transaction(TransactionContext context) {
            this(context, new ArrayList<>());
        }

        @Override
        public List<Row> run(String statement, Map<String, ? extends @Nullable Object> parameters) {
            // The transaction may be the second try of one that had most of the time.
            RequestTime.require();
            return context.run(new Query(statement, DriverValues.parameters(parameters)))
                    .list(DriverValues::row);
        }

        @Override
        public void changes(Collection<Change> made) {
            changes.addAll(made);
        }
    }
}
