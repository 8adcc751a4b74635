package tech.aia.graph.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

/** How many tasks a caller may have that have not ended. */
class OpenTasksIT {
    private static final TaskAllowance THREE = new TaskAllowance("somebody", 3);

    private final Graph graph = TestNeo4j.asItIs().graph();
    private final TaskQueue queue = TestTasks.queue(graph, new MovableClock(), () -> (@Nullable RunKeeper) null);

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    @Test
    void manyWhoSubmitAtOnceGetNoMoreThanTheirAllowance() throws Exception {
        Callable<Boolean> submission = () -> {
            try {
                queue.submitAll(List.of(task()));
                return true;
            } catch (GraphModelException.TooMany _) {
                return false;
            }
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 5; round++) {
                graph.write(tx -> tx.run("MATCH (t:Task) REMOVE t.open_for", Map.of()));
                var answers = threads.invokeAll(
                        IntStream.range(0, 16).mapToObj(i -> submission).toList());
                var taken = 0;
                for (var answer : answers) {
                    taken += answer.get() ? 1 : 0;
                }
                assertThat(taken).isEqualTo(3);
            }
        }
    }

    @Test
    void whatIsNotCommittedYetCountsUntilItIsRolledBack() {
        assertThatThrownBy(() -> graph.write(tx -> {
                    queue.within(tx).submit(List.of(task(), task()));
                    queue.submitAll(List.of(task()));
                    assertThatThrownBy(() -> queue.submitAll(List.of(task())))
                            .isInstanceOf(GraphModelException.TooMany.class);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessageContaining("rolled back");
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedForAnotherReasonTakesNoRoom() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> queue.submitAll(List.of(aboutNothing())))
                    .isInstanceOf(GraphModelException.InvalidValue.class);
        }
        queue.submitAll(List.of(task(), task(), task()));
        assertThat(open()).isEqualTo(3);
    }

    @Test
    void whatHasEndedMakesRoomAtOnce() {
        var first = queue.submitAll(List.of(task(), task(), task())).getFirst().task();
        assertThatThrownBy(() -> queue.submitAll(List.of(task()))).isInstanceOf(GraphModelException.TooMany.class);
        queue.cancel(first.id(), "somebody", null);
        queue.submitAll(List.of(task()));
        assertThat(open()).isEqualTo(3);
    }

    private static NewTask task() {
        return NewTask.of("count", "Count").with().allowance(THREE).build();
    }

    private static NewTask aboutNothing() {
        return new NewTask(
                "count",
                "Count",
                NewTask.DEFAULT_PRIORITY,
                null,
                null,
                List.of(),
                List.of("nothing_there"),
                RetryPolicy.DEFAULT,
                TaskTimeouts.NONE,
                TaskPlace.ALONE,
                "api",
                null,
                THREE,
                null);
    }

    private long open() {
        return graph.read("MATCH (t:Task {open_for: 'somebody'}) RETURN count(t) AS open", Map.of())
                .getFirst()
                .integer("open");
    }
}
