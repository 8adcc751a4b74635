package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Query;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.async.AsyncSession;
import org.neo4j.driver.async.ResultCursor;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.summary.ResultSummary;
import tech.aia.cypher.RequestTime;
import tech.aia.cypher.inprocess.CallersThread;

/** One statement from its judging to its last row, by one thread, on a turn. */
final class Execution {
    /** Names the turn of a statement in the metadata of its transactions. */
    static final String TURN = "aia_turn";

    /** Neo4j ends most statements itself and says why; only those it cannot end are cut off, this much later. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** Planning is no work of the statement's own, so that one with little time is planned all the same on a busy server. */
    private static final Duration SHORTEST_PLANNING = Duration.ofSeconds(3);

    private static final Duration LONGEST_PLANNING = Duration.ofSeconds(10);

    /** Nothing but a database that is gone takes this long, and the driver notices that sooner. */
    private static final Duration LONGEST_COMMIT = Duration.ofMinutes(10);

    /** Rows can be large, and the driver keeps about this many. */
    private static final long FETCH = 256;

    private final Driver driver;
    private final Turns.Turn turn;
    private final StatementText statement;
    private final Value parameters;
    private final Duration timeout;
    private final boolean shortened;
    private final long start = System.nanoTime();

    /** @param timeout what the statement may take if the request that it belongs to has as much time left */
    Execution(Driver driver, Turns.Turn turn, StatementText statement, Value parameters, Duration timeout) {
        this.driver = driver;
        this.turn = turn;
        this.statement = statement;
        this.parameters = parameters;
        this.timeout = RequestTime.within(timeout);
        this.shortened = this.timeout.compareTo(timeout) < 0;
    }

    /** Asks Neo4j for a plan; positions in what is thrown are the author's. */
    ResultSummary explain(String explained) {
        var longest = RequestTime.within(planning());
        var deadline = new Deadline(longest.plus(GRACE));
        try (var connected = connect(AccessMode.READ, deadline)) {
            var query = new Query(explained, parameters);
            return deadline.await(
                    connected.session.runAsync(query, config(longest)).thenCompose(ResultCursor::consumeAsync));
        } catch (Neo4jException | Deadline.Expired failure) {
            throw translated(failure, deadline, true, Failures.notPlanned(longest));
        }
    }

    /** Runs the statement and streams its rows into the receiver. */
    Streamed run(Verdict verdict, boolean profile, RowReceiver receiver) {
        var remaining = remaining();
        var deadline = new Deadline(remaining.plus(GRACE));
        var query = new Query(profile ? statement.profiled() : statement.body(), parameters);
        try (var connected =
                connect(verdict.writes() || verdict.batches() ? AccessMode.WRITE : AccessMode.READ, deadline)) {
            return verdict.writes() && !verdict.batches()
                    ? inTransaction(connected.session, query, config(remaining), deadline, receiver)
                    : stream(
                            deadline.await(start(
                                    () -> connected.session.runAsync(query, config(remaining)), verdict.stoppable())),
                            deadline,
                            receiver);
        } catch (Neo4jException | Deadline.Expired failure) {
            throw translated(
                    failure,
                    deadline,
                    profile,
                    Failures.timedOut(timeout, shortened, verdict.writes(), verdict.batches()));
        }
    }

    /**
     * What Neo4j can stop runs on the request's own thread as far as its first rows, which the driver keeps, so that nobody waits for a slow
     * receiver. Everything else needs a thread that it can be left alone with.
     */
    private static CompletionStage<ResultCursor> start(
            Supplier<CompletionStage<ResultCursor>> starting, boolean stoppable) {
        return stoppable && RequestTime.current().isPresent() ? CallersThread.lendIfFree(starting) : starting.get();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A write of its own transaction, so that it can be rolled back when its receiver fails; closing the session does so. */
    private static Streamed inTransaction(
            AsyncSession session, Query query, TransactionConfig config, Deadline deadline, RowReceiver receiver) {
        var tx = deadline.await(session.beginTransactionAsync(config));
        var streamed = stream(deadline.await(tx.runAsync(query)), deadline, receiver);
        if (receiver.stopped()) {
            deadline.await(tx.rollbackAsync());
            return new Streamed(streamed.columns, streamed.summary, true);
        }
        // A commit cut off would leave in doubt what became of it.
        new Deadline(LONGEST_COMMIT).await(tx.commitAsync());
        return streamed;
    }

    /** What remains unread is discarded: Neo4j stops a reading statement then, and runs a writing one to its end. */
    private static Streamed stream(ResultCursor result, Deadline deadline, RowReceiver receiver) {
        receiver.columns(result.keys());
        for (var row = deadline.await(result.nextAsync());
                row != null && receiver.accept(row);
                row = deadline.await(result.nextAsync())) {
            // Each turn hands over one row.
        }
        return new Streamed(result.keys(), deadline.await(result.consumeAsync()), false);
    }

    private Connected connect(AccessMode mode, Deadline deadline) {
        var config = SessionConfig.builder()
                .withDefaultAccessMode(mode)
                .withFetchSize(FETCH)
                .build();
        return new Connected(driver.session(AsyncSession.class, config), deadline);
    }

    private TransactionConfig config(Duration longest) {
        return TransactionConfig.builder()
                .withTimeout(longest)
                .withMetadata(Map.of(TURN, Values.value(turn.id())))
                .build();
    }

    private Duration planning() {
        if (timeout.compareTo(SHORTEST_PLANNING) < 0) {
            return SHORTEST_PLANNING;
        }
        return timeout.compareTo(LONGEST_PLANNING) < 0 ? timeout : LONGEST_PLANNING;
    }

    private Duration remaining() {
        var remaining = timeout.minus(elapsed());
        return Duration.ofMillis(Math.max(1, remaining.toMillis()));
    }

    private RuntimeException translated(
            RuntimeException failure, Deadline deadline, boolean prefixed, RuntimeException timedOut) {
        if (deadline.expired()) {
            turn.abandon();
            return timedOut;
        }
        var translated = failure instanceof Neo4jException told ? Failures.translate(told, prefixed) : failure;
        return Failures.isTimeout(translated) ? timedOut : translated;
    }

    /** A session that is closed before its answer is told, unless it was given up: then the driver closes it when it can. */
    private record Connected(AsyncSession session, Deadline deadline) implements AutoCloseable {
        @Override
        public void close() {
            var closing = session.closeAsync();
            if (!deadline.expired()) {
                deadline.await(closing);
            }
        }
    }

    /**
     * What came of streaming.
     *
     * @param rolledBack whether what the summary says was changed was undone
     */
    record Streamed(List<String> columns, ResultSummary summary, boolean rolledBack) {
        @Nullable
        PassthroughPlan plan() {
            return Plans.of(summary);
        }
    }
}
