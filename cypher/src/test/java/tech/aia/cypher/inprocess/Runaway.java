package tech.aia.cypher.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.neo4j.driver.Driver;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.async.AsyncSession;
import org.neo4j.driver.async.ResultCursor;
import org.neo4j.driver.summary.ResultSummary;

/** A statement that never ends by itself, found again among those that run by a mark in its metadata. */
final class Runaway implements AutoCloseable {
    static final String STATEMENT = "UNWIND range(1, 1000000000000) AS x RETURN count(x) AS n";

    private static final String RUNNING =
            "SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.mark = $mark RETURN transactionId AS id";

    private final Driver driver;
    private final Mark mark;
    private final AsyncSession session;
    private final CompletableFuture<ResultSummary> answer;

    private Runaway(Driver driver) {
        this.driver = driver;
        this.mark = marked();
        this.session = driver.session(AsyncSession.class);
        this.answer = session.runAsync(STATEMENT, mark.config())
                .thenCompose(ResultCursor::consumeAsync)
                .toCompletableFuture();
    }

    static Runaway start(Driver driver) {
        return new Runaway(driver);
    }

    static Mark marked() {
        return new Mark(UUID.randomUUID().toString());
    }

    CompletableFuture<ResultSummary> answer() {
        return answer;
    }

    void awaitStart() {
        mark.awaitStart(driver);
    }

    void terminate() {
        mark.running(driver).forEach(id -> {
            try (var other = driver.session()) {
                other.run("TERMINATE TRANSACTIONS $id", Map.of("id", id)).consume();
            }
        });
    }

    Throwable failure() throws InterruptedException {
        try {
            throw new AssertionError("It ended by itself: " + answer.get());
        } catch (ExecutionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }

    @Override
    public void close() {
        terminate();
        mark.awaitEnd(driver);
        session.closeAsync().toCompletableFuture().join();
    }

    /** What tells a statement from others. */
    record Mark(String text) {
        private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

        TransactionConfig config() {
            return TransactionConfig.builder()
                    .withMetadata(Map.of("mark", text))
                    .withTimeout(Duration.ofMinutes(2))
                    .build();
        }

        void awaitStart(Driver driver) {
            await(driver, true);
        }

        void awaitEnd(Driver driver) {
            await(driver, false);
        }

        List<String> running(Driver driver) {
            try (var session = driver.session()) {
                return session.run(RUNNING, Map.of("mark", text))
                        .list(row -> row.get("id").asString());
            }
        }

        private void await(Driver driver, boolean running) {
            var end = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (running(driver).isEmpty() == running && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            assertThat(running(driver).isEmpty()).isNotEqualTo(running);
        }
    }
}
