package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Query;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.summary.ResultSummary;

/** One statement from its judging to its last row, by one thread, on a turn. */
final class Execution {
    /** Names the turn of a statement in the metadata of its transactions. */
    static final String TURN = "aia_turn";

    /** Neo4j ends most statements itself and says why; only those it cannot end are cut off, this much later. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** Planning is no work of the statement's own, so that one with little time is planned all the same on a busy server. */
    private static final Duration SHORTEST_PLANNING = Duration.ofSeconds(3);

    private static final Duration LONGEST_PLANNING = Duration.ofSeconds(10);

    /** Rows can be large, and the driver keeps about this many. */
    private static final long FETCH = 256;

    private final Driver driver;
    private final ScheduledExecutorService timer;
    private final Turns.Turn turn;
    private final StatementText statement;
    private final Value parameters;
    private final Duration timeout;
    private final long start = System.nanoTime();

    Execution(
            Driver driver,
            ScheduledExecutorService timer,
            Turns.Turn turn,
            StatementText statement,
            Value parameters,
            Duration timeout) {
        this.driver = driver;
        this.timer = timer;
        this.turn = turn;
        this.statement = statement;
        this.parameters = parameters;
        this.timeout = timeout;
    }

    /** Asks Neo4j for a plan; positions in what is thrown are the author's. */
    ResultSummary explain(String explained) {
        var longest = planning();
        var watch = new CallWatch(timer, longest.plus(GRACE));
        try (watch;
                var session = session(AccessMode.READ)) {
            var query = new Query(explained, parameters);
            return watch.call(() -> session.run(query, config(longest)).consume());
        } catch (Neo4jException | CallWatch.Expired failure) {
            throw translated(failure, watch, true, Failures.notPlanned(longest));
        }
    }

    /** Runs the statement and streams its rows into the receiver. */
    Streamed run(Verdict verdict, boolean profile, RowReceiver receiver) {
        var remaining = remaining();
        var watch = new CallWatch(timer, remaining.plus(GRACE));
        var query = new Query(profile ? statement.profiled() : statement.body(), parameters);
        try (watch;
                var session = session(verdict.writes() || verdict.batches() ? AccessMode.WRITE : AccessMode.READ)) {
            return verdict.writes() && !verdict.batches()
                    ? inTransaction(session, query, config(remaining), watch, receiver)
                    : stream(watch.call(() -> session.run(query, config(remaining))), watch, receiver);
        } catch (Neo4jException | CallWatch.Expired failure) {
            throw translated(failure, watch, profile, Failures.timedOut(timeout, verdict.writes(), verdict.batches()));
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A write of its own transaction, so that it can be rolled back when its receiver fails. */
    private static Streamed inTransaction(
            Session session, Query query, TransactionConfig config, CallWatch watch, RowReceiver receiver) {
        try (Transaction tx = watch.call(() -> session.beginTransaction(config))) {
            var streamed = stream(watch.call(() -> tx.run(query)), watch, receiver);
            if (receiver.stopped()) {
                watch.call(() -> {
                    tx.rollback();
                    return null;
                });
                return new Streamed(streamed.columns, streamed.summary, true);
            }
            // A commit cut off would leave in doubt what became of it.
            watch.close();
            tx.commit();
            return streamed;
        }
    }

    /** What remains unread is discarded: Neo4j stops a reading statement then, and runs a writing one to its end. */
    private static Streamed stream(Result result, CallWatch watch, RowReceiver receiver) {
        List<String> columns = watch.call(result::keys);
        receiver.columns(columns);
        while (watch.call(result::hasNext) && receiver.accept(watch.call(result::next))) {
            // Each turn hands over one row.
        }
        return new Streamed(columns, watch.call(result::consume), false);
    }

    private Session session(AccessMode mode) {
        return driver.session(SessionConfig.builder()
                .withDefaultAccessMode(mode)
                .withFetchSize(FETCH)
                .build());
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
            RuntimeException failure, CallWatch watch, boolean prefixed, RuntimeException timedOut) {
        if (watch.expired()) {
            turn.abandon();
            return timedOut;
        }
        var translated = failure instanceof Neo4jException told ? Failures.translate(told, prefixed) : failure;
        return Failures.isTimeout(translated) ? timedOut : translated;
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
