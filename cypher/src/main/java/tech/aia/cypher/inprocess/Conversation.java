package tech.aia.cypher.inprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.AccessMode;
import org.neo4j.bolt.connection.BoltConnectionState;
import org.neo4j.bolt.connection.ResponseHandler;
import org.neo4j.bolt.connection.exception.BoltClientException;
import org.neo4j.bolt.connection.message.BeginMessage;
import org.neo4j.bolt.connection.message.CommitMessage;
import org.neo4j.bolt.connection.message.DiscardMessage;
import org.neo4j.bolt.connection.message.LogoffMessage;
import org.neo4j.bolt.connection.message.LogonMessage;
import org.neo4j.bolt.connection.message.Message;
import org.neo4j.bolt.connection.message.PullMessage;
import org.neo4j.bolt.connection.message.ResetMessage;
import org.neo4j.bolt.connection.message.RollbackMessage;
import org.neo4j.bolt.connection.message.RouteMessage;
import org.neo4j.bolt.connection.message.RunMessage;
import org.neo4j.bolt.connection.message.TelemetryMessage;
import org.neo4j.bolt.connection.summary.PullSummary;
import org.neo4j.bolt.connection.summary.RollbackSummary;
import org.neo4j.bolt.connection.summary.RunSummary;
import org.neo4j.bolt.connection.summary.TelemetrySummary;
import org.neo4j.bolt.connection.values.Value;
import org.neo4j.bolt.connection.values.ValueFactory;
import org.neo4j.kernel.impl.query.NotificationConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the messages of one connection as a Bolt server does: at most one transaction at a time, and after a failure nothing but
 * "ignored" until a RESET. Used by one thread at a time, except {@link #interrupt()} and {@link #state()}.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final EmbeddedDatabases databases;
    private final ValueFactory values;
    private final ToDriver toDriver;
    private final @Nullable NotificationConfiguration notifications;
    private final Map<Long, EmbeddedStatement> statements = new HashMap<>();
    private volatile @Nullable EmbeddedTransaction transaction;
    private volatile boolean failed;
    private boolean autoCommit;
    private long lastStatement;

    Conversation(EmbeddedDatabases databases, ValueFactory values, @Nullable NotificationConfiguration notifications) {
        this.databases = databases;
        this.values = values;
        this.toDriver = new ToDriver(values);
        this.notifications = notifications;
    }

    /** Answers these messages, each as soon as it is dealt with. */
    void answer(List<Message> messages, ResponseHandler handler) {
        for (var message : messages) {
            deliver(answer(message, handler));
        }
        deliver(handler::onComplete);
    }

    /**
     * Whether what this asks for reads and writes nothing, so that any thread may do it in less time than it takes to hand it over: to open
     * a transaction, and to end one that read all it wanted.
     */
    boolean isBrief(List<Message> messages) {
        for (var message : messages) {
            var brief = message instanceof BeginMessage || (isIdle() && !(message instanceof RunMessage));
            if (!brief) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is one statement that may not write, from its beginning. */
    static boolean onlyReads(List<Message> messages) {
        return messages.stream()
                .filter(RunMessage.class::isInstance)
                .allMatch(message -> ((RunMessage) message)
                        .extra()
                        .filter(extra -> extra.accessMode() == AccessMode.READ)
                        .isPresent());
    }

    /** Whether there is nothing to end but a transaction that has read all it wanted. */
    boolean isIdle() {
        var open = transaction;
        return statements.isEmpty() && (open == null || open.reads());
    }

    BoltConnectionState state() {
        return failed ? BoltConnectionState.FAILURE : BoltConnectionState.OPEN;
    }

    /** Lets the statement fail that runs; called by any thread. */
    void interrupt() {
        var open = transaction;
        if (open != null) {
            open.terminate();
        }
    }

    /** Ends what is open, rolling back. */
    void end() {
        statements.values().forEach(EmbeddedStatement::closeQuietly);
        statements.clear();
        var open = transaction;
        if (open != null) {
            transaction = null;
            open.close();
        }
    }

    private Runnable answer(Message message, ResponseHandler handler) {
        if (failed && !(message instanceof ResetMessage)) {
            return handler::onIgnored;
        }
        try {
            return perform(message, handler);
        } catch (Throwable thrown) {
            failed = true;
            end();
            var told = KernelFailures.tell(thrown, values);
            return () -> handler.onError(told);
        }
    }

    private Runnable perform(Message message, ResponseHandler handler) throws Exception {
        return switch (message) {
            case RunMessage run -> run(run, handler);
            case PullMessage pull -> pull(pull, handler);
            case DiscardMessage discard -> discard(discard, handler);
            case BeginMessage begin -> {
                var database = open(Opening.of(begin), false).database();
                yield () -> handler.onBeginSummary(() -> Optional.of(database));
            }
            case CommitMessage _ -> {
                commit();
                yield () -> handler.onCommitSummary(Optional::empty);
            }
            case RollbackMessage _ -> {
                require();
                end();
                yield () -> handler.onRollbackSummary(new RollbackSummary() {});
            }
            case ResetMessage _ -> {
                end();
                failed = false;
                yield () -> handler.onResetSummary(null);
            }
            case LogonMessage _ -> () -> handler.onLogonSummary(null);
            case LogoffMessage _ -> () -> handler.onLogoffSummary(null);
            case TelemetryMessage _ -> () -> handler.onTelemetrySummary(new TelemetrySummary() {});
            case RouteMessage _ -> throw new BoltClientException("An embedded Neo4j routes to no other");
        };
    }

    private Runnable run(RunMessage message, ResponseHandler handler) throws Exception {
        var start = System.nanoTime();
        var extra = message.extra();
        var running = extra.isPresent() ? open(Opening.of(extra.get()), true) : require();
        var statement = running.run(message.query(), FromDriver.parameters(message.parameters()), toDriver);
        statements.put(++lastStatement, statement);
        var summary = new Ran(
                lastStatement,
                statement.keys(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                extra.map(_ -> running.database()));
        return () -> handler.onRunSummary(summary);
    }

    private Runnable pull(PullMessage message, ResponseHandler handler) throws Exception {
        var id = message.qid() < 0 ? lastStatement : message.qid();
        var statement = statement(id);
        var more = statement.pull(message.request(), row -> deliver(() -> handler.onRecord(row)));
        var summary = new Pulled(more, more ? Map.of() : finish(id, statement));
        return () -> handler.onPullSummary(summary);
    }

    private Runnable discard(DiscardMessage message, ResponseHandler handler) throws Exception {
        var id = message.qid() < 0 ? lastStatement : message.qid();
        var statement = statement(id);
        var more = statement.discard(message.number());
        var summary = more ? Map.<String, Value>of() : finish(id, statement);
        return () -> handler.onDiscardSummary(() -> summary);
    }

    private Map<String, Value> finish(long id, EmbeddedStatement statement) {
        var summary = statement.summary();
        statements.remove(id);
        statement.close();
        if (autoCommit) {
            commit();
        }
        return summary;
    }

    private EmbeddedTransaction open(Opening opening, boolean forOneStatement) {
        if (transaction != null) {
            throw new BoltClientException("A transaction is already open on this connection");
        }
        var filter = Notifications.filter(opening.notifications());
        var opened = databases
                .get(opening.database())
                .begin(opening, FromDriver.metadata(opening.metadata()), filter == null ? notifications : filter);
        transaction = opened;
        autoCommit = forOneStatement;
        return opened;
    }

    private void commit() {
        var open = require();
        for (var statement : new ArrayList<>(statements.values())) {
            statement.close();
        }
        statements.clear();
        open.commit();
        end();
    }

    private EmbeddedTransaction require() {
        var open = transaction;
        if (open == null) {
            throw new BoltClientException("No transaction is open on this connection");
        }
        return open;
    }

    private EmbeddedStatement statement(long id) {
        var statement = statements.get(id);
        if (statement == null) {
            throw new BoltClientException("No statement " + id + " is open on this connection");
        }
        return statement;
    }

    /** What the driver does with an answer is its own affair: its failure must not end the statement or the messages that follow. */
    private static void deliver(Runnable answer) {
        try {
            answer.run();
        } catch (Throwable failure) {
            LOG.warn("The driver failed on an answer of the embedded Neo4j", failure);
        }
    }

    private record Ran(long queryId, List<String> keys, long resultAvailableAfter, Optional<String> databaseName)
            implements RunSummary {}

    private record Pulled(boolean hasMore, Map<String, Value> metadata) implements PullSummary {}
}
