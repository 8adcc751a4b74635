package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static tech.aia.cypher.passthrough.Doors.read;
import static tech.aia.cypher.passthrough.Doors.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;
import tech.aia.cypher.support.TestNeo4j;

class PassthroughLimitsIT {
    private static final String ENDLESS = "UNWIND range(1, 1000000000000) AS x RETURN x";

    private TestNeo4j neo4j = TestNeo4j.asItIs();
    private DefaultPassthrough passthrough = Doors.passthrough(neo4j, Map.of());

    @BeforeEach
    void wipe() {
        neo4j = TestNeo4j.wiped();
        passthrough = Doors.passthrough(neo4j, Map.of());
    }

    @Test
    void givesAsManyRowsAsAskedForAndSaysThatThereAreMore() {
        var result = Doors.run(passthrough, read(ENDLESS).atMostRows(3));

        assertThat(result.rows()).containsExactly(List.of(1L), List.of(2L), List.of(3L));
        assertThat(result.summary().truncated()).isTrue();
        assertThat(result.summary().truncatedBy()).isEqualTo(PassthroughSummary.Limit.ROWS);
        assertThat(result.summary().rows()).isEqualTo(3);
    }

    @Test
    void doesNotCallAResultTruncatedThatJustFits() {
        var summary = Doors.run(
                        passthrough, read("UNWIND [1, 2, 3] AS x RETURN x").atMostRows(3))
                .summary();

        assertThat(summary.truncated()).isFalse();
        assertThat(summary.rows()).isEqualTo(3);
    }

    @Test
    void givesTenThousandRowsUnlessAskedForMore() {
        assertThat(Doors.run(passthrough, read(ENDLESS)).rows()).hasSize(10_000);
        assertThat(Doors.run(passthrough, read(ENDLESS).atMostRows(10_001)).rows())
                .hasSize(10_001);
    }

    @Test
    void stopsAtTheLimitOfBytes() {
        var result = Doors.run(
                passthrough,
                read("UNWIND range(1, 1000000000) AS x RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' AS x")
                        .atMostBytes(10_000));

        assertThat(result.summary().truncatedBy()).isEqualTo(PassthroughSummary.Limit.BYTES);
        assertThat(result.rows()).hasSizeBetween(150, 220);
    }

    @Test
    void refusesAResultBeyondTheLimitOfAllUnlessItIsToBeCutOff() {
        var small = Doors.passthrough(neo4j, Map.of("aia.cypher.max-bytes", "10KB"));
        var statement = "UNWIND range(1, 1000000000) AS x RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' AS x";

        assertThat(catchThrowable(() -> Doors.run(small, read(statement))))
                .isInstanceOfSatisfying(
                        GraphException.Stopped.class,
                        large -> assertThat(large.code()).isEqualTo("Aia.Cypher.ResultTooLarge"))
                .hasMessageContaining("10240 bytes");
        assertThat(Doors.run(small, read(statement).atMostBytes(10_240))
                        .summary()
                        .truncatedBy())
                .isEqualTo(PassthroughSummary.Limit.BYTES);
        assertThat(catchThrowable(() ->
                        Doors.run(small, Doors.write("UNWIND range(1, 1000) AS x CREATE (t:Thing {x: x}) RETURN t"))))
                .isInstanceOf(GraphException.Stopped.class);
        assertThat(neo4j.graph().read("MATCH (t:Thing) RETURN t", Map.of())).isEmpty();
    }

    @Test
    void aStatementHasNoMoreTimeThanItsRequest() {
        try (var _ = RequestTime.begin(Duration.ofMillis(400))) {
            assertThat(catchThrowable(() -> Doors.run(
                            passthrough,
                            read("UNWIND range(1, 1000000000000) AS x RETURN count(x) AS n")
                                    .within(Duration.ofMinutes(1)))))
                    .isInstanceOf(GraphException.Stopped.class)
                    .hasMessageContaining("the request that it belongs to had no more time");
        }
    }

    @Test
    void aStatementMayHaveLessTimeThanItsRequest() {
        try (var _ = RequestTime.begin(Duration.ofMinutes(1))) {
            assertThat(catchThrowable(() -> Doors.run(
                            passthrough,
                            read("UNWIND range(1, 1000000000000) AS x RETURN count(x) AS n")
                                    .within(Duration.ofMillis(300)))))
                    .isInstanceOf(GraphException.Stopped.class)
                    .hasMessageContaining("within 300 ms");
        }
    }

    @Test
    void countsBytesNotCharacters() {
        var text = "'" + "€".repeat(1000) + "'";

        assertThat(Doors.run(
                                passthrough,
                                read("UNWIND [1, 2] AS x RETURN " + text + " AS x")
                                        .atMostBytes(5000))
                        .rows())
                .hasSize(1);
    }

    @Test
    void stopsAStatementWhoseTimeIsUp() {
        var thrown = catchThrowable(() -> Doors.run(
                passthrough,
                read("UNWIND range(1, 1000000000000) AS x RETURN count(x) AS n").within(Duration.ofMillis(300))));

        assertThat(thrown)
                .isInstanceOf(GraphException.Stopped.class)
                .hasMessageContaining("within 300 ms")
                .hasMessageContaining("timeout_ms");
        assertThat(((GraphException) thrown).code()).isEqualTo("Aia.Cypher.TimedOut");
    }

    @Test
    void stopsAStreamWhoseTimeIsUpHoweverManyRowsItGave() {
        var rows = new AtomicLong();

        var thrown = catchThrowable(() ->
                passthrough.run(read(ENDLESS).within(Duration.ofMillis(500)).atMostRows(1_000_000), Doors.each(row -> {
                    rows.incrementAndGet();
                    return spend(Duration.ofMillis(1));
                })));

        assertThat(thrown).isInstanceOf(GraphException.Stopped.class);
        assertThat(rows.get()).isPositive();
    }

    @Test
    void answersInTimeAlsoWhenNeo4jCannotStop() {
        var thrown = catchThrowable(() -> Doors.run(
                passthrough,
                read("RETURN reduce(s = 0, x IN range(1, 100000000) | s + x) AS s")
                        .within(Duration.ofMillis(200))));

        assertThat(thrown).isInstanceOf(GraphException.Stopped.class).hasMessageContaining("within 200 ms");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(passthrough.freeTurns())
                .as("the loop goes on and keeps its turn")
                .isEqualTo(7);
        Doors.awaitTurns(passthrough, 8);
    }

    @Test
    void stopsAtOnceWhenTheReceiverHasEnough() {
        var seen = new AtomicLong();

        var summary = passthrough.run(read(ENDLESS), Doors.each(row -> seen.incrementAndGet() < 10));

        assertThat(seen.get()).isEqualTo(10);
        assertThat(summary.rows()).isEqualTo(10);
        assertThat(summary.truncated()).isFalse();
        assertNothingRuns();
    }

    @Test
    void stopsAtOnceWhenTheReceiverFails() {
        var thrown = catchThrowable(() -> passthrough.run(read(ENDLESS), Doors.each(row -> {
            throw new UncheckedIOException(new IOException("gone"));
        })));

        assertThat(thrown).isInstanceOf(UncheckedIOException.class).hasMessageContaining("gone");
        assertNothingRuns();
        assertThat(passthrough.freeTurns()).isEqualTo(8);
    }

    @Test
    void writesEverythingThoughItShowsOnlyPart() {
        var result = Doors.run(
                passthrough,
                write("UNWIND range(1, 5000) AS i CREATE (n:Made {i: i}) RETURN n")
                        .atMostRows(2));

        assertThat(result.rows()).hasSize(2);
        assertThat(result.summary().truncatedBy()).isEqualTo(PassthroughSummary.Limit.ROWS);
        assertThat(result.summary().counters().nodesCreated()).isEqualTo(5000);
        assertThat(made()).isEqualTo(5000L);
    }

    @Test
    void rollsAWriteBackThatItsReceiverStops() {
        var summary = passthrough.run(
                write("UNWIND range(1, 5000) AS i CREATE (n:Made {i: i}) RETURN n"), Doors.each(row -> false));

        assertThat(summary.counters().any()).isFalse();
        assertThat(made()).isEqualTo(0L);
    }

    @Test
    void rollsAWriteBackWhoseReceiverFails() {
        var thrown = catchThrowable(() ->
                passthrough.run(write("UNWIND range(1, 5000) AS i CREATE (n:Made {i: i}) RETURN n"), Doors.each(row -> {
                    throw new IllegalStateException("receiver");
                })));

        assertThat(thrown).hasMessage("receiver");
        assertThat(made()).isEqualTo(0L);
    }

    @Test
    void rollsAWriteBackWhoseTimeIsUp() {
        var thrown = catchThrowable(() -> Doors.run(
                passthrough,
                write("CREATE (:Made) WITH 1 AS x UNWIND range(1, 1000000000000) AS y RETURN count(y) AS n")
                        .within(Duration.ofMillis(500))));

        assertThat(thrown).isInstanceOf(GraphException.Stopped.class).hasMessageContaining("rolled back");
        assertThat(made()).isEqualTo(0L);
    }

    @Test
    void writesInBatchesInWriteMode() {
        var result = Doors.run(
                passthrough,
                write("UNWIND range(1, 100) AS i CALL (i) { CREATE (:Made {i: i}) } IN TRANSACTIONS OF 10 ROWS"));

        assertThat(result.summary().counters().nodesCreated()).isEqualTo(100);
        assertThat(made()).isEqualTo(100L);
    }

    @Test
    void tellsWhatAWriteChanged() {
        var summary = Doors.run(passthrough, write("CREATE (:Made {x: 1})-[:NEXT {y: 2}]->(b:Made) SET b:Also"))
                .summary();

        assertThat(summary.counters()).isEqualTo(new UpdateCounters(2, 0, 1, 0, 2, 3, 0));
        assertThat(summary.queryType()).isEqualTo("w");
    }

    @Test
    void remembersItsVerdict() {
        var statement = read("MATCH (n:Rarely) RETURN n.name AS name");

        assertThat(Doors.run(passthrough, statement).summary().cacheHit()).isFalse();
        assertThat(Doors.run(passthrough, statement).summary().cacheHit()).isTrue();
    }

    private Object made() {
        return Doors.run(passthrough, read("MATCH (n:Made) RETURN count(n) AS n"))
                .rows()
                .getFirst()
                .getFirst();
    }

    private void assertNothingRuns() {
        assertThat(neo4j.graph()
                        .readOne(
                                "SHOW TRANSACTIONS YIELD metaData WHERE metaData.aia_turn IS NOT NULL RETURN count(*) AS n",
                                Map.of())
                        .orElseThrow()
                        .integer("n"))
                .isZero();
    }

    private static boolean spend(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return true;
    }
}
