package tech.aia.graph.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.ChangeSet;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.NewTask;

class EventFanOutIT extends WebhookCase {
    /** From 250 deliveries in a step to 1. */
    private static final int FAILURES_UNTIL_ALONE = 7;

    @Test
    void aChangeThatCannotBeWrittenIsSteppedOverAndEverybodyIsToldOfTheOthers() {
        var id = register("entity.created");
        var poison = "thing_70";
        createMany(100);
        var fanOut = parts(new BrokenGraph(
                        graph,
                        (statement, parameters) -> statement.contains("CREATE (d:WebhookDelivery)")
                                && parameters.toString().contains("\"" + poison + "\"")))
                .fanOut();
        int failures = 0;
        for (int taken = 1; taken > 0; ) {
            try {
                taken = fanOut.step();
            } catch (BrokenGraph.Broken failed) {
                assertThat(++failures).isLessThan(100);
            }
        }

        assertThat(failures).as("it is not given up at once").isGreaterThan(2);
        assertThat(subjects(id))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100)
                        .mapToObj(i -> "thing_" + i)
                        .filter(one -> !one.equals(poison))
                        .toList());
    }

    @Test
    void ofTwoProcessesThatFailAtAChangeOneStepsOverItAndTheOtherDoesNotStepOverTheNext() {
        var id = register("entity.created");
        create("poison", "thing");
        create("innocent", "thing");
        BiPredicate<String, Map<String, ? extends @Nullable Object>> poison =
                (statement, parameters) -> statement.contains("CREATE (d:WebhookDelivery)")
                        && parameters.toString().contains("\"poison\"");
        var first = parts(new BrokenGraph(graph, poison)).fanOut();
        var begun = new AtomicInteger();
        var second = parts(new BrokenGraph(graph, poison) {
                    @Override
                    public <T extends @Nullable Object> T write(Function<GraphTransaction, T> work) {
                        if (begun.incrementAndGet() == FAILURES_UNTIL_ALONE + 2) {
                            first.step();
                        }
                        return super.write(work);
                    }
                })
                .fanOut();
        for (int i = 0; i < FAILURES_UNTIL_ALONE; i++) {
            assertThatThrownBy(first::step).isInstanceOf(BrokenGraph.Broken.class);
            assertThatThrownBy(second::step).isInstanceOf(BrokenGraph.Broken.class);
        }
        second.step();
        fanOut();

        assertThat(begun).hasValue(FAILURES_UNTIL_ALONE + 2);
        assertThat(subjects(id)).containsExactly("innocent");
    }

    @Test
    void whatPassesByItselfIsNotSteppedOver() {
        var id = register("entity.created");
        create("one", "thing");
        var stopped = new AtomicInteger();
        var fanOut = parts(new BrokenGraph(graph, (statement, parameters) -> {
                    if (statement.contains("CREATE (d:WebhookDelivery)") && stopped.incrementAndGet() < 20) {
                        throw new GraphException.Stopped(
                                "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "No memory now", null);
                    }
                    return false;
                }))
                .fanOut();
        for (int i = 1; i < 20; i++) {
            assertThatThrownBy(fanOut::step).isInstanceOf(GraphException.Stopped.class);
        }
        fanOut.step();
        assertThat(subjects(id)).containsExactly("one");
    }

    @Test
    void whatIsNestedDeeperThanCanBeWrittenIsTextInTheResults() {
        var id = register("task.completed");
        var task = tasks.submit(NewTask.of("count", "Count")).task();
        var claimed = tasks.claim(new Claim("worker_1", null, List.of("count"), 1, LEASE))
                .getFirst();
        tasks.complete(task.id(), claimed.fencingToken(), Completion.of("Deep", Map.of("count", 4)));
        var deep = "[".repeat(499) + "]".repeat(499);
        graph.write(tx -> tx.run("MATCH (r:Result) SET r.content = $deep", Map.of("deep", deep)));
        fanOut();

        assertThat(told(id).getFirst().path("data").path("results").path("data").asString())
                .isEqualTo(deep);
    }

    @Test
    void aLargeChangeSetIsReadOnceHoweverManyStepsItTakesAndASmallAudienceTakesManyChangesAtOnce() {
        var id = register("entity.created");
        for (int other = 0; other < 30; other++) {
            register("system.alert");
        }
        var reads = new AtomicInteger();
        createMany(600);
        var fanOut = new WebhookParts(graph, new Counting(TestNeo4j.asItIs().changes(), reads), vault, clock).fanOut();
        var steps = new ArrayList<Integer>();
        for (int taken = fanOut.step(); taken > 0; taken = fanOut.step()) {
            steps.add(taken);
        }

        assertThat(subjects(id)).hasSize(600);
        assertThat(steps).as("30 others are not told of it").hasSizeLessThan(10);
        assertThat(reads).hasValueLessThan(3);
    }

    @Test
    void aWebhookWhoseOwnerMayHaveNoneAnyMoreIsToldNothing() {
        var reader = client("graph:read");
        webhooks.register(new NewWebhook(reader, URL, List.of("entity.*"), null, true, null));
        createMany(1);
        fanOut();

        assertThat(graph.read("MATCH (d:WebhookDelivery) RETURN d", Map.of())).isEmpty();
    }

    private record Counting(Changes changes, AtomicInteger reads) implements Changes {
        @Override
        public long latest() {
            return changes.latest();
        }

        @Override
        public boolean reachesBackTo(long cursor) {
            return changes.reachesBackTo(cursor);
        }

        @Override
        public List<ChangeSet> after(long cursor, int limit) {
            reads.incrementAndGet();
            return changes.after(cursor, limit);
        }

        @Override
        public long commits() {
            return changes.commits();
        }

        @Override
        public Duration lookAnyway(Duration unseen) {
            return changes.lookAnyway(unseen);
        }

        @Override
        public Subscription onCommit(Runnable listener) {
            return changes.onCommit(listener);
        }
    }

    private void createMany(int count) {
        graph.write(tx -> tx.run(
                "UNWIND range(0, $count - 1) AS i CREATE (:Entity {id: 'thing_' + i, type: 'thing'})",
                Map.of("count", count)));
    }

    private List<String> subjects(String webhook) {
        return deliveries.list(new DeliveryQuery(webhook, null, 1000, null)).items().reversed().stream()
                .map(Delivery::subject)
                .toList();
    }
}
