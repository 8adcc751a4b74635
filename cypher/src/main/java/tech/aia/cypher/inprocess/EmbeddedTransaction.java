package tech.aia.cypher.inprocess;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.neo4j.graphdb.QueryExecutionType;
import org.neo4j.kernel.api.exceptions.Status;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;
import org.neo4j.kernel.impl.query.QueryExecution;
import org.neo4j.kernel.impl.query.QueryExecutionConfiguration;
import org.neo4j.router.QueryRouterException;
import org.neo4j.values.virtual.MapValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction of the kernel. Used by one thread at a time, except {@link #terminate()}. */
final class EmbeddedTransaction implements TransactionTimeouts.Watched {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedTransaction.class);

    private final EmbeddedDatabase database;
    private final InternalTransaction kernel;
    private final boolean reads;
    private final QueryExecutionConfiguration configuration;
    private final long longestNanos;
    private final long began = System.nanoTime();

    /** @param longest how long it may take; zero for as long as it likes */
    EmbeddedTransaction(
            EmbeddedDatabase database,
            InternalTransaction kernel,
            boolean reads,
            QueryExecutionConfiguration configuration,
            Duration longest) {
        this.database = database;
        this.kernel = kernel;
        this.reads = reads;
        this.configuration = configuration;
        // The longest there is instead of a failure, where it is more nanoseconds than a number holds.
        this.longestNanos = TimeUnit.NANOSECONDS.convert(longest);
        database.timeouts().watch(this);
    }

    boolean reads() {
        return reads;
    }

    String database() {
        return database.name();
    }

    EmbeddedStatement run(String query, MapValue parameters, ToDriver values) throws Exception {
        var context = database.contexts().newContext(kernel, query, parameters, configuration);
        var statement = new EmbeddedStatement(this, context, values);
        try {
            statement.execute(
                    subscriber -> database.engine().executeQuery(query, parameters, context, true, subscriber));
            return statement;
        } catch (Exception failure) {
            statement.closeQuietly();
            throw asOverBolt(failure);
        }
    }

    /**
     * The kernel refuses what a reading transaction really writes, and Bolt every statement that could write, whether or not it finds
     * something to write.
     */
    void requireAllowed(QueryExecution execution) {
        var type = execution.executionType();
        if (reads && !type.isExplained() && writes(type.queryType())) {
            throw QueryRouterException.writingInReadAccessMode(database());
        }
    }

    /** The failure that Bolt tells of a reading transaction that tried to write. */
    Exception asOverBolt(Exception failure) {
        if (reads) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Status.HasStatus told && told.status() == Status.Security.Forbidden) {
                    return QueryRouterException.writingInReadAccessMode(database());
                }
            }
        }
        return failure;
    }

    void commit() {
        kernel.commit();
    }

    /** Rolls back what was not committed, and lets go of everything. */
    void close() {
        database.timeouts().forget(this);
        try {
            kernel.close();
        } catch (RuntimeException failure) {
            LOG.debug("A transaction was ended with a failure that changes nothing for its user", failure);
        }
    }

    @Override
    public boolean isOver(long now) {
        return longestNanos != 0 && now - began >= longestNanos;
    }

    /** As {@link #terminate()}, saying that its time was up. */
    @Override
    public void timeOut() {
        terminate(Status.Transaction.TransactionTimedOutClientConfiguration);
    }

    /** Lets what runs in it fail, soon; called by any thread. */
    void terminate() {
        terminate(Status.Transaction.Terminated);
    }

    private void terminate(Status reason) {
        try {
            kernel.terminate(reason);
        } catch (RuntimeException ended) {
            LOG.debug("A transaction ended before it could be terminated", ended);
        }
    }

    private static boolean writes(QueryExecutionType.QueryType type) {
        return switch (type) {
            case READ_WRITE, WRITE, SCHEMA_WRITE -> true;
            case READ_ONLY, DBMS -> false;
        };
    }
}
