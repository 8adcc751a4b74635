package tech.aia.cypher.inprocess;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.values.Value;
import org.neo4j.bolt.protocol.common.fsm.response.MetadataConsumer;
import org.neo4j.bolt.protocol.common.fsm.response.metadata.DefaultMetadataHandler;
import org.neo4j.graphdb.QueryExecutionType;
import org.neo4j.graphdb.QueryStatistics;
import org.neo4j.kernel.impl.query.QueryExecution;
import org.neo4j.kernel.impl.query.QuerySubscriber;
import org.neo4j.kernel.impl.query.TransactionalContext;
import org.neo4j.values.AnyValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A statement that runs as far as rows are asked for: none are kept here. */
final class EmbeddedStatement implements QuerySubscriber {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStatement.class);
    private static final DefaultMetadataHandler SUMMARY = DefaultMetadataHandler.getInstance();

    private final EmbeddedTransaction transaction;
    private final TransactionalContext context;
    private final ToDriver values;
    private @Nullable QueryExecution execution;
    private @Nullable Consumer<List<Value>> receiver;
    private Value[] row = {};
    private int columns;
    private QueryStatistics statistics = QueryStatistics.EMPTY;
    private @Nullable Throwable failure;
    private long streamingNanos;

    EmbeddedStatement(EmbeddedTransaction transaction, TransactionalContext context, ToDriver values) {
        this.transaction = transaction;
        this.context = context;
        this.values = values;
    }

    /** Starts a statement whose rows come to the subscriber. */
    @FunctionalInterface
    interface Start {
        QueryExecution execute(QuerySubscriber subscriber) throws Exception;
    }

    void execute(Start start) throws Exception {
        var started = start.execute(this);
        execution = started;
        throwFailure();
        transaction.requireAllowed(started);
        columns = started.fieldNames().length;
    }

    List<String> keys() {
        return List.of(execution().fieldNames());
    }

    /**
     * Runs on.
     *
     * @param most rows to produce at most, or a negative number for all there are
     * @param rows takes each row, or null if nobody wants them
     * @return whether there are more
     */
    boolean pull(long most, @Nullable Consumer<List<Value>> rows) throws Exception {
        receiver = rows;
        var start = System.nanoTime();
        try {
            boolean more;
            do {
                execution().request(most < 0 ? Long.MAX_VALUE : most);
                more = execution().await();
                throwFailure();
            } while (more && most < 0);
            return more;
        } catch (Exception thrown) {
            throw transaction.asOverBolt(thrown);
        } finally {
            receiver = null;
            streamingNanos += System.nanoTime() - start;
        }
    }

    /** As {@link #pull} for rows that nobody wants: what only reads is not run on for them. */
    boolean discard(long most) throws Exception {
        if (most >= 0 || !onlyReads()) {
            return pull(most, null);
        }
        execution().cancel();
        execution().await();
        return false;
    }

    /** What the driver is told after the last row. */
    Map<String, Value> summary() {
        var summary = new HashMap<String, Value>();
        MetadataConsumer out = (key, value) -> summary.put(key, values.value(value));
        var type = execution().executionType();
        SUMMARY.onTimeSpentStreaming(out, TimeUnit.NANOSECONDS.toMillis(streamingNanos));
        SUMMARY.onExecutionType(out, type);
        SUMMARY.onTransactionDatabase(out, transaction.database());
        SUMMARY.onQueryStatistics(out, statistics);
        SUMMARY.onNotifications(out, execution().getNotifications(), execution().getGqlStatusObjects());
        if (type.requestedExecutionPlanDescription()) {
            SUMMARY.onExecutionPlan(out, execution().executionPlanDescription());
        }
        return summary;
    }

    void close() {
        try {
            if (execution != null) {
                execution.cancel();
                execution.awaitCleanup();
            }
        } finally {
            context.close();
        }
    }

    /** Closes what is rolled back next. */
    void closeQuietly() {
        try {
            close();
        } catch (RuntimeException thrown) {
            LOG.debug("A statement was ended with a failure that changes nothing for its user", thrown);
        }
    }

    @Override
    public void onResult(int numberOfFields) {}

    @Override
    public void onRecord() {
        if (receiver != null) {
            row = new Value[columns];
        }
    }

    @Override
    public void onField(int offset, AnyValue value) {
        if (receiver != null) {
            row[offset] = values.value(value);
        }
    }

    @Override
    public void onRecordCompleted() {
        if (receiver != null) {
            receiver.accept(Arrays.asList(row));
        }
    }

    @Override
    public void onError(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    @Override
    public void onResultCompleted(QueryStatistics counted) {
        statistics = counted;
    }

    private boolean onlyReads() {
        return execution().executionMetadataAvailable()
                && execution().executionType().queryType() == QueryExecutionType.QueryType.READ_ONLY;
    }

    private QueryExecution execution() {
        return Objects.requireNonNull(execution, "not executed");
    }

    private void throwFailure() throws Exception {
        switch (failure) {
            case null -> {}
            case Exception exception -> throw exception;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
