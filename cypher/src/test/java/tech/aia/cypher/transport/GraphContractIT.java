package tech.aia.cypher.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.neo4j.driver.Driver;
import org.springframework.util.unit.DataSize;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphNode;
import tech.aia.cypher.GraphPath;
import tech.aia.cypher.GraphPoint;
import tech.aia.cypher.RequestTime;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.cypher.change.ChangeLog;
import tech.aia.cypher.server.Neo4jSettings.Transport;
import tech.aia.cypher.server.ServerAccess;
import tech.aia.cypher.support.TestNeo4j;

/** What a graph does on every transport. */
@ParameterizedClass
@EnumSource(Transport.class)
class GraphContractIT {
    private final TestNeo4j neo4j = TestNeo4j.wiped();
    private final Driver driver;
    private final Graph graph;

    GraphContractIT(Transport transport) {
        driver = neo4j.driver(transport);
        graph = ServerAccess.graph(neo4j.server(), driver);
    }

    @Test
    void workOfARequestEndsWithItsTimeAndLeavesNoTransaction() {
        try (var _ = RequestTime.begin(Duration.ofMillis(300))) {
            assertThatThrownBy(() -> graph.read(
                            "UNWIND range(1, 1000000000000) AS endless RETURN count(endless) AS n", Map.of()))
                    .isInstanceOfSatisfying(
                            GraphException.Stopped.class,
                            late -> assertThat(late.code()).isEqualTo(RequestTime.OVER));
        }
        assertThat(graph.read(
                        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'AS endless' AND"
                                + " NOT currentQuery STARTS WITH 'SHOW' RETURN currentQuery",
                        Map.of()))
                .isEmpty();
    }

    @Test
    void aWriteOfARequestThatRunsOutOfTimeIsUndone() {
        try (var _ = RequestTime.begin(Duration.ofMillis(300))) {
            assertThatThrownBy(() -> graph.write(tx -> {
                        tx.run("CREATE (:Thing)", Map.of());
                        return tx.run("UNWIND range(1, 1000000000000) AS x RETURN count(x) AS n", Map.of());
                    }))
                    .isInstanceOf(GraphException.Stopped.class);
        }
        assertThat(graph.read("MATCH (t:Thing) RETURN t", Map.of())).isEmpty();
    }

    @Test
    void aWriteOfARequestThatWaitsForALockEndsWithItsTime() throws Exception {
        graph.write(tx -> tx.run("CREATE (:Thing)", Map.of()));
        var locked = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var holder = threads.submit(() -> graph.write(tx -> {
                tx.run("MATCH (t:Thing) SET t.by = 'holder'", Map.of());
                locked.countDown();
                return await(over);
            }));
            assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
            try (var _ = RequestTime.begin(Duration.ofMillis(300))) {
                assertThatThrownBy(() -> graph.write(tx -> tx.run("MATCH (t:Thing) SET t.by = 'request'", Map.of())))
                        .isInstanceOfSatisfying(
                                GraphException.Stopped.class,
                                late -> assertThat(late.code()).isEqualTo(RequestTime.OVER));
            } finally {
                over.countDown();
            }
            assertThat(holder.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(graph.read("MATCH (t:Thing) RETURN t.by AS by", Map.of())
                        .getFirst()
                        .string("by"))
                .isEqualTo("holder");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void carriesValuesOfEveryTypeThereAndBack() {
        var values = List.of(
                true,
                Long.MAX_VALUE,
                -0.5,
                "text \u0000 \uD83D\uDE00 'quoted'",
                LocalDate.of(2024, 2, 29),
                LocalTime.of(1, 2, 3, 4),
                OffsetTime.parse("01:02:03+02:00"),
                LocalDateTime.of(2024, 2, 29, 1, 2),
                ZonedDateTime.parse("2024-02-29T01:02:03+01:00[Europe/Paris]"),
                new GraphDuration(1, 2, 3, 4),
                new GraphPoint(4326, 1.5, 2.5, null),
                new GraphPoint(9157, 1, 2, 3.0),
                List.of(1L, List.of("nested")),
                Map.of("a", Map.of("b", 1L)));
        for (var value : values) {
            var row =
                    graph.read("RETURN $value AS value", Map.of("value", value)).getFirst();
            assertThat(row.get("value")).isEqualTo(value);
        }
        var vector =
                graph.read("RETURN $v AS v", Map.of("v", new float[] {0.5f})).getFirst();
        assertThat(vector.list("v")).containsExactly(0.5);
        var withNull = graph.read("RETURN $v AS v", Map.of("v", Arrays.asList(1L, null)))
                .getFirst();
        assertThat(withNull.list("v")).containsExactly(1L, null);
    }

    @Test
    void carriesNodesRelationshipsAndPaths() {
        graph.write(tx -> tx.run("CREATE (:A:B {x: 1})-[:R {y: 2}]->(:C)", Map.of()));
        var row = graph.read("MATCH p = (n:A)-[r]->() RETURN n, r, p", Map.of()).getFirst();

        assertThat(row.node("n").labels()).containsExactlyInAnyOrder("A", "B");
        assertThat(row.node("n").properties()).containsEntry("x", 1L);
        assertThat(row.get("p")).isInstanceOfSatisfying(GraphPath.class, path -> {
            assertThat(path.nodes())
                    .extracting(GraphNode::elementId)
                    .hasSize(2)
                    .startsWith(row.node("n").elementId());
            assertThat(path.relationships().getFirst().type()).isEqualTo("R");
        });
    }

    @Test
    void readsOnVirtualThreadsToo() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> graph.read("RETURN 1 AS n", Map.of()));
            assertThat(answer.get())
                    .singleElement()
                    .satisfies(row -> assertThat(row.integer("n")).isEqualTo(1));
        }
    }

    @Test
    void workThatMetWhatIsGoneIsDoneAgain() {
        var gone = "CREATE (n:Lost) WITH n DELETE n WITH n CREATE (n)-[:OF]->(:Other) RETURN 1 AS n";
        var tries = new AtomicLong();
        var n = graph.<Long>write(tx -> {
            tx.run("CREATE (:Kept {try: $try})", Map.of("try", tries.incrementAndGet()));
            return tx.run(tries.get() < 3 ? gone : "RETURN 7 AS n", Map.of())
                    .getFirst()
                    .integer("n");
        });

        assertThat(n).isEqualTo(7);
        assertThat(graph.read("MATCH (k:Kept) RETURN k.try AS n", Map.of()))
                .singleElement()
                .satisfies(row -> assertThat(row.integer("n")).isEqualTo(3));

        assertThatThrownBy(() -> graph.write(tx -> tx.run(gone, Map.of())))
                .isInstanceOfSatisfying(
                        GraphException.BadStatement.class,
                        failure -> assertThat(failure.code()).isEqualTo("Neo.ClientError.Statement.EntityNotFound"));
    }

    @Test
    void neverWritesInARead() {
        assertThatThrownBy(() -> graph.read("CREATE (n:Sneaky) RETURN n", Map.of()))
                .isInstanceOf(GraphException.BadStatement.class);
        assertThat(graph.read("MATCH (n:Sneaky) RETURN n", Map.of())).isEmpty();
    }

    @Test
    void rollsBackWhenTheWorkFails() {
        assertThatThrownBy(() -> graph.write(tx -> {
                    tx.run("CREATE (:Entity {id: 'lost'})", Map.of());
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(graph.readOne("MATCH (e {id: 'lost'}) RETURN e", Map.of())).isEmpty();
    }

    @Test
    void stopsAStatementThatTakesTooLong() {
        assertThatThrownBy(() -> graph.read(
                        "UNWIND range(1, 1000000000) AS i WITH i WHERE i % 2 = 3 RETURN count(i)",
                        Map.of(), Duration.ofMillis(300)))
                .isInstanceOf(GraphException.Stopped.class);
        assertThat(graph.isReachable()).isTrue();
    }

    @Test
    void streamsLargeResults() {
        var sum = new AtomicLong();
        graph.stream("UNWIND range(1, 200000) AS i RETURN i", Map.of(), row -> sum.addAndGet(row.integer("i")));
        assertThat(sum).hasValue(200_000L * 200_001 / 2);
    }

    @Test
    void sortsFailuresByKind() {
        assertThatThrownBy(() -> graph.read("RETRUN 1", Map.of()))
                .isInstanceOfSatisfying(
                        GraphException.BadStatement.class,
                        failure -> assertThat(failure.code()).isEqualTo("Neo.ClientError.Statement.SyntaxError"));
        assertThatThrownBy(
                        () -> graph.write(tx -> tx.run("UNWIND [1, 1] AS v CREATE (:ChangeSet {cursor: v})", Map.of())))
                .isInstanceOf(GraphException.ConstraintViolated.class);
    }

    @Test
    void refusesToWriteOnADiskThatIsNearlyFull(@TempDir Path disk) throws IOException {
        var free = Files.getFileStore(disk).getUsableSpace();
        var roomy = graphOn(new DiskReserve(disk, DataSize.ofMegabytes(1)));
        var scarce = graphOn(new DiskReserve(disk, DataSize.ofBytes(free * 3 / 4)));
        var full = graphOn(new DiskReserve(disk, DataSize.ofBytes(free * 2)));

        roomy.requireRoom();
        assertThatThrownBy(scarce::requireRoom).isInstanceOf(GraphException.DiskFull.class);
        assertThat(scarce.<Long>write(
                        tx -> tx.run("RETURN 1 AS n", Map.of()).getFirst().integer("n")))
                .isEqualTo(1);
        assertThatThrownBy(() -> full.write(tx -> tx.run("CREATE (:Other)", Map.of())))
                .isInstanceOf(GraphException.DiskFull.class)
                .hasMessageContaining("Make room");
        assertThat(full.read("RETURN 1 AS n", Map.of())).hasSize(1);
    }

    private Graph graphOn(DiskReserve disk) {
        return new DefaultGraph(driver, ChangeLog.selfReported(), disk);
    }

    @Test
    void writesTheChangesATransactionReportsWhereNobodyObserves() {
        var reporting = GraphFactory.migrated(driver, ChangeLog.selfReported());
        reporting.write(tx -> {
            tx.changes(List.of(Change.of(ChangeKind.CREATED, "c1", "customer")));
            return tx.run("CREATE (:Other)", Map.of());
        });
        var logged = reporting.read("MATCH (c:ChangeSet) RETURN c.entity_ids AS ids, c.kinds AS kinds", Map.of());
        assertThat(logged).singleElement().satisfies(row -> {
            assertThat(row.list("ids")).containsExactly("c1");
            assertThat(row.list("kinds")).containsExactly("created");
        });
    }
}
