package tech.aia.cypher.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.cypher.transport.GraphFactory;

class ChangesIT {
    private static final int REPORTS = 600;

    /** One in so many reports takes two change sets. */
    private static final int LARGE = 60;

    private TestNeo4j neo4j = TestNeo4j.asItIs();
    private long start;

    @BeforeEach
    void wipe() {
        neo4j = TestNeo4j.wiped();
        start = neo4j.changes().latest();
    }

    @Test
    void seesWhatAStrangerWritesInOrder() {
        neo4j.cypher("CREATE (:Entity:Customer {id: 'c1', type: 'customer', name: 'A'})", Map.of());
        neo4j.cypher("MATCH (c:Entity {id: 'c1'}) SET c.name = 'B'", Map.of());
        neo4j.cypher("MATCH (c:Entity {id: 'c1'}) DETACH DELETE c", Map.of());

        assertThat(changes())
                .containsExactly(
                        Change.of(ChangeKind.CREATED, "c1", "customer"),
                        Change.of(ChangeKind.UPDATED, "c1", "customer"),
                        Change.of(ChangeKind.DELETED, "c1", "customer"));
    }

    @Test
    void seesRelationshipsComeChangeAndGo() {
        neo4j.cypher("""
                CREATE (c:Entity {id: 'c1', type: 'customer'}), (p:Entity {id: 'p1', type: 'product'})""", Map.of());
        neo4j.cypher("MATCH (c {id: 'c1'}), (p {id: 'p1'}) CREATE (c)-[:PURCHASED {amount: 1}]->(p)", Map.of());
        neo4j.cypher("MATCH ()-[r:PURCHASED]->() SET r.amount = 2", Map.of());
        neo4j.cypher("MATCH (p {id: 'p1'}) DETACH DELETE p", Map.of());

        assertThat(changes().stream().skip(2))
                .extracting(Change::kind, Change::entityId, Change::relationshipType, Change::otherId)
                .containsExactly(
                        tuple(ChangeKind.RELATIONSHIP_ADDED, "c1", "PURCHASED", "p1"),
                        tuple(ChangeKind.RELATIONSHIP_UPDATED, "c1", "PURCHASED", "p1"),
                        tuple(ChangeKind.DELETED, "p1", null, null),
                        tuple(ChangeKind.RELATIONSHIP_REMOVED, "c1", "PURCHASED", "p1"));
    }

    @Test
    void doesNotTakeAnEmbeddingForAChange() {
        neo4j.cypher("CREATE (:Entity {id: 'c1', type: 'customer'})", Map.of());
        neo4j.cypher("MATCH (c:Entity) SET c.embedding = [1.0], c.embedding_source = 'x'", Map.of());

        assertThat(changes()).hasSize(1);
    }

    @Test
    void followsLabelsAndIdsThatChange() {
        neo4j.cypher("CREATE (:Thing {id: 't1', type: 'thing'})", Map.of());
        assertThat(changes()).isEmpty();
        neo4j.cypher("MATCH (t:Thing) SET t:Entity", Map.of());
        neo4j.cypher("MATCH (t:Thing) SET t.id = 't2'", Map.of());
        neo4j.cypher("MATCH (t:Thing) REMOVE t:Entity", Map.of());

        assertThat(changes())
                .extracting(Change::kind, Change::entityId)
                .containsExactly(
                        tuple(ChangeKind.CREATED, "t1"),
                        tuple(ChangeKind.DELETED, "t1"),
                        tuple(ChangeKind.CREATED, "t2"),
                        tuple(ChangeKind.DELETED, "t2"));
    }

    @Test
    void aRolledBackTransactionLeavesNothing() {
        try (var session = neo4j.driver().session();
                var tx = session.beginTransaction()) {
            tx.run("CREATE (:Entity {id: 'gone', type: 'customer'})").consume();
            tx.rollback();
        }
        neo4j.cypher("CREATE (:Entity {id: 'kept', type: 'customer'})", Map.of());

        assertThat(changes()).extracting(Change::entityId).containsExactly("kept");
    }

    @Test
    void splitsAVeryLargeTransactionAndLosesNothing() {
        neo4j.cypher("UNWIND range(1, 25000) AS i CREATE (:Entity {id: 'e' + i, type: 'thing'})", Map.of());

        var sets = neo4j.changes().after(start, 100);
        assertThat(sets).hasSize(3);
        assertThat(changes())
                .extracting(Change::entityId)
                .doesNotHaveDuplicates()
                .hasSize(25_000);
    }

    @Test
    void aReaderThatFollowsWhileManyWriteMissesNothing() throws Exception {
        var writers = IntStream.range(0, 4)
                .mapToObj(w -> Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 50)
                                .forEach(i -> neo4j.cypher(
                                        "CREATE (:Entity {id: $id, type: 'thing'})", Map.of("id", w + "-" + i)))))
                .toList();
        var seen = new ArrayList<Change>();
        var cursor = start;
        var deadline = Instant.now().plusSeconds(60);
        while (seen.size() < 200 && Instant.now().isBefore(deadline)) {
            for (var set : neo4j.changes().after(cursor, 7)) {
                assertThat(set.cursor()).isGreaterThan(cursor);
                cursor = set.cursor();
                seen.addAll(set.changes());
            }
        }
        for (var writer : writers) {
            writer.join();
        }
        assertThat(seen).extracting(Change::entityId).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void aReaderMissesNothingOfWhatProcessesWriteOnAServerTheyShare() throws Exception {
        var processes = Stream.generate(ChangeLog::selfReported).limit(3).toList();
        var reading = GraphFactory.migrated(neo4j.driver(), processes.getFirst());
        var seen = new ArrayList<ChangeSet>();
        try (var changes = new DefaultChanges(reading, processes.getFirst(), Duration.ofDays(7));
                var threads = Executors.newFixedThreadPool(processes.size())) {
            var cursor = changes.latest();
            var writers = processes.stream()
                    .map(log -> threads.submit(() -> report(GraphFactory.migrated(neo4j.driver(), log))))
                    .toList();
            boolean over;
            do {
                over = writers.stream().allMatch(Future::isDone);
                var latest = changes.latest();
                var sets = changes.after(cursor, 7);
                seen.addAll(sets);
                // Who has read less than was asked for stands at what was the end, and never looks before that again.
                cursor = sets.size() < 7 ? Math.max(cursor, latest) : cursor;
                cursor = sets.isEmpty()
                        ? cursor
                        : Math.max(cursor, sets.getLast().cursor());
            } while (!over || cursor < changes.latest());
            for (var writer : writers) {
                writer.get();
            }
        }
        assertThat(seen).extracting(ChangeSet::cursor).doesNotHaveDuplicates().isSorted();
        assertThat(seen).hasSize(3 * (REPORTS + REPORTS / LARGE));
    }

    @Test
    void processesMayReportInTheSameMillisecond() {
        var now = Instant.now().toEpochMilli();
        neo4j.graph().write(tx -> tx.run("""
                UNWIND range($now, $now + 5000) AS ms
                CREATE (:ChangeSet {cursor: ms * 1000, taken: true})
                MERGE (h:ChangeHorizon {name: 'last'})
                SET h.cursor = ms * 1000""", Map.of("now", now)));
        try {
            var graph = GraphFactory.migrated(neo4j.driver(), ChangeLog.selfReported());
            graph.write(tx -> {
                tx.changes(List.of(Change.of(ChangeKind.CREATED, "c1", "customer")));
                return null;
            });
            assertThat(graph.read(
                            "MATCH (c:ChangeSet {cursor: $next}) RETURN c.entity_ids AS ids",
                            Map.of("next", (now + 5000) * 1000 + 1)))
                    .hasSize(1);
        } finally {
            neo4j.graph().write(tx -> tx.run("MATCH (c:ChangeSet {taken: true}) DELETE c", Map.of()));
        }
    }

    @Test
    void theEndOfASharedLogStaysKnownWhenEverythingIsOld() {
        var log = ChangeLog.selfReported();
        var graph = GraphFactory.migrated(neo4j.driver(), log);
        try (var changes = new DefaultChanges(graph, log, Duration.ofDays(7))) {
            graph.write(tx -> {
                tx.changes(Collections.nCopies(10_001, Change.of(ChangeKind.CREATED, "c1", "customer")));
                return null;
            });
            var end = changes.latest();

            changes.prune(Instant.now().plusSeconds(60));

            assertThat(end).isPositive();
            assertThat(changes.latest()).isEqualTo(end);
        }
    }

    private static void report(Graph graph) {
        for (int i = 0; i < REPORTS; i++) {
            var changes =
                    Collections.nCopies(i % LARGE == 0 ? 10_001 : 1, Change.of(ChangeKind.CREATED, "c1", "customer"));
            graph.write(tx -> {
                tx.changes(changes);
                return null;
            });
        }
    }

    @Test
    void wakesItsListeners() throws Exception {
        var woken = new CountDownLatch(1);
        try (var subscription = neo4j.changes().onCommit(woken::countDown)) {
            assertThat(subscription).isNotNull();
            neo4j.cypher("CREATE (:Entity {id: 'c1', type: 'customer'})", Map.of());
            assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void countsEveryCommitAndNothingElse() {
        var before = neo4j.changes().commits();
        neo4j.cypher("MATCH (n) RETURN count(n)", Map.of());
        assertThat(neo4j.changes().commits()).isEqualTo(before);

        neo4j.cypher("CREATE (:NotInTheLog)", Map.of());

        assertThat(neo4j.changes().commits()).isGreaterThan(before);
        assertThat(changes()).isEmpty();
    }

    @Test
    void countsEachQuestionWhereCommitsCannotBeObserved() {
        try (var changes = new DefaultChanges(neo4j.graph(), ChangeLog.selfReported(), Duration.ofDays(1))) {
            var before = changes.commits();

            assertThat(changes.commits()).isNotEqualTo(before);
        }
    }

    @Test
    void saysHowFarBackItReachesAndKeepsItsEnd() {
        neo4j.cypher("CREATE (:Entity {id: 'c1', type: 'customer'})", Map.of());
        neo4j.cypher("CREATE (:Entity {id: 'c2', type: 'customer'})", Map.of());
        assertThat(neo4j.changes().reachesBackTo(start)).isTrue();

        var changes = (DefaultChanges) neo4j.changes();
        changes.prune(Instant.now().plusSeconds(1));

        assertThat(changes.reachesBackTo(start)).isFalse();
        assertThat(changes()).extracting(Change::entityId).containsExactly("c2");
        assertThat(changes.reachesBackTo(changes.latest())).isTrue();
    }

    private List<Change> changes() {
        return neo4j.changes().after(start, 1000).stream()
                .flatMap(set -> set.changes().stream())
                .toList();
    }
}
