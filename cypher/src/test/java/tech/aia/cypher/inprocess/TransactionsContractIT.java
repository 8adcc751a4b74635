package tech.aia.cypher.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.TransientException;
import tech.aia.cypher.server.Neo4jSettings.Transport;
import tech.aia.cypher.support.TestNeo4j;

/** Transactions keep their promises over every transport. */
@ParameterizedClass
@EnumSource(Transport.class)
class TransactionsContractIT {
    private final Driver driver;

    TransactionsContractIT(Transport transport) {
        driver = TestNeo4j.wiped().driver(transport);
    }

    @Test
    void keepsWhatIsCommittedAndNothingElse() {
        try (var session = driver.session()) {
            try (var tx = session.beginTransaction()) {
                tx.run("CREATE (:Kept)");
                tx.commit();
            }
            try (var tx = session.beginTransaction()) {
                tx.run("CREATE (:Lost)").consume();
                tx.rollback();
            }
            try (var tx = session.beginTransaction()) {
                tx.run("CREATE (:Lost)").consume();
                assertThat(count("Lost")).as("seen from outside").isZero();
            }
            assertThatThrownBy(() -> session.executeWriteWithoutResult(tx -> {
                        tx.run("CREATE (:Lost)").consume();
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
        }
        assertThat(count("Kept")).isEqualTo(1);
        assertThat(count("Lost")).isZero();
    }

    @Test
    void commitsNothingAfterAFailedStatement() {
        try (var session = driver.session();
                var tx = session.beginTransaction()) {
            tx.run("CREATE (:Lost)").consume();
            assertThatThrownBy(() -> tx.run("RETRUN").consume()).isInstanceOf(Neo4jException.class);
            assertThatThrownBy(tx::commit).isInstanceOf(Neo4jException.class);
        }
        assertThat(count("Lost")).isZero();
    }

    @Test
    void tellsWhatTheCommitFoundWrong() {
        assertThatThrownBy(() -> write(tx -> {
                    tx.run("CREATE (:Tied)-[:TO]->(:Other)").consume();
                    tx.run("MATCH (n:Tied) DELETE n").consume();
                }))
                .isInstanceOfSatisfying(
                        Neo4jException.class,
                        failure -> assertThat(failure.code())
                                .isEqualTo("Neo.ClientError.Schema.ConstraintValidationFailed"));
        assertThat(count("Tied")).isZero();
    }

    @Test
    void isUsedByOneThreadAfterTheOther() throws Exception {
        try (var session = driver.session();
                var tx = session.beginTransaction();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            tx.run("CREATE (:Shared)").consume();
            var seen = threads.submit(() -> {
                        tx.run("CREATE (:Shared)").consume();
                        return tx.run("MATCH (n:Shared) RETURN count(n) AS n")
                                .single()
                                .get("n")
                                .asInt();
                    })
                    .get();
            assertThat(seen).isEqualTo(2);
            tx.commit();
        }
        assertThat(count("Shared")).isEqualTo(2);
    }

    @Test
    void repeatsAWriteThatMetADeadlock() throws Exception {
        write(tx -> tx.run("CREATE (:Lock {id: 1, n: 0}), (:Lock {id: 2, n: 0})"));
        var bothHoldOne = new CyclicBarrier(2);
        var attempts = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = List.of(
                    threads.submit(() -> lockBoth(1, 2, bothHoldOne, attempts)),
                    threads.submit(() -> lockBoth(2, 1, bothHoldOne, attempts)));
            for (var writer : writers) {
                writer.get();
            }
        }
        try (var session = driver.session()) {
            assertThat(session.run("MATCH (l:Lock) RETURN collect(l.n) AS n")
                            .single()
                            .get("n")
                            .asList())
                    .containsExactly(2L, 2L);
        }
        assertThat(attempts.get()).isGreaterThan(2);
    }

    @Test
    void repeatsAWriteThatFailedForAMoment() {
        var attempts = new AtomicInteger();
        write(tx -> {
            tx.run("CREATE (:Once)").consume();
            if (attempts.incrementAndGet() < 3) {
                throw new TransientException(
                        "50N42", "busy", "Neo.TransientError.General.Busy", "busy", Map.of(), null);
            }
        });
        assertThat(count("Once")).isEqualTo(1);
    }

    @Test
    void endsAStatementWhoseTimeIsUp() {
        var config =
                TransactionConfig.builder().withTimeout(Duration.ofMillis(300)).build();
        assertThatThrownBy(() -> {
                    try (var session = driver.session()) {
                        session.run(Runaway.STATEMENT, config).consume();
                    }
                })
                .isInstanceOfSatisfying(
                        Neo4jException.class,
                        failure -> assertThat(failure.code())
                                .startsWith("Neo.ClientError.Transaction.TransactionTimedOut"));
    }

    @Test
    void rollsBackATransactionWhoseTimeIsUp() {
        var config =
                TransactionConfig.builder().withTimeout(Duration.ofMillis(300)).build();
        assertThatThrownBy(() -> {
                    try (var session = driver.session()) {
                        session.executeWrite(
                                tx -> {
                                    tx.run("CREATE (:Lost)").consume();
                                    return tx.run(Runaway.STATEMENT).consume();
                                },
                                config);
                    }
                })
                .isInstanceOf(Neo4jException.class);
        assertThat(count("Lost")).isZero();
    }

    @Test
    void answersAnAsynchronousCallerAtOnce() {
        try (var runaway = Runaway.start(driver)) {
            assertThat(runaway.answer()).isNotDone();
            runaway.awaitStart();
        }
    }

    @Test
    void endsAStatementThatSomebodyElseTerminates() throws Exception {
        try (var runaway = Runaway.start(driver)) {
            runaway.awaitStart();
            runaway.terminate();
            assertThat(runaway.failure())
                    .isInstanceOfSatisfying(
                            Neo4jException.class,
                            failure -> assertThat(failure.code()).endsWith("Transaction.Terminated"));
        }
    }

    @Test
    void endsAStatementWhoseWaitingThreadIsInterrupted() throws Exception {
        var marked = Runaway.marked();
        var waiting = new CompletableFuture<Thread>();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var statement = threads.submit(() -> {
                waiting.complete(Thread.currentThread());
                try (var session = driver.session()) {
                    return session.run(Runaway.STATEMENT, marked.config()).consume();
                }
            });
            marked.awaitStart(driver);
            waiting.get().interrupt();
            assertThatThrownBy(statement::get).hasCauseInstanceOf(Neo4jException.class);
        }
        marked.awaitEnd(driver);
    }

    @Test
    void leavesNothingRunningWhenAResultIsLeftUnread() {
        var marked = Runaway.marked();
        try (var session = driver.session()) {
            session.run("UNWIND range(1, 1000000000000) AS i RETURN i", marked.config())
                    .next();
        }
        marked.awaitEnd(driver);
    }

    private int lockBoth(int first, int second, CyclicBarrier bothHoldOne, AtomicInteger attempts) {
        try (var session = driver.session()) {
            return session.executeWrite(tx -> {
                lock(tx, first);
                if (attempts.incrementAndGet() <= 2) {
                    await(bothHoldOne);
                }
                return lock(tx, second);
            });
        }
    }

    private static int lock(TransactionContext tx, int id) {
        return tx.run("MATCH (l:Lock {id: $id}) SET l.n = l.n + 1 RETURN l.n AS n", Map.of("id", id))
                .single()
                .get("n")
                .asInt();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void write(Consumer<TransactionContext> work) {
        try (var session = driver.session()) {
            session.executeWriteWithoutResult(work);
        }
    }

    private int count(String label) {
        try (var session = driver.session()) {
            return session.run("MATCH (n) WHERE $label IN labels(n) RETURN count(n) AS n", Map.of("label", label))
                    .single()
                    .get("n")
                    .asInt();
        }
    }
}
