package tech.aia.graph.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.support.ForwardingGraph;
import tech.aia.cypher.support.TestNeo4j;

class TaskUpkeepIT {
    private final MovableClock clock = new MovableClock();
    private final Counting graph = new Counting(TestNeo4j.asItIs().graph());
    private final TaskParts parts = new TaskParts(graph, clock, () -> null, () -> null);
    private final TaskQueue queue = parts.queue();
    private final TaskSweeper sweeper = parts.sweeper(TestNeo4j.asItIs().changes());

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    @Test
    void whenNothingHappensTheGraphIsNotAskedBeforeSomethingIsDue() {
        hold(Duration.ofSeconds(30));
        sweeper.sweep();
        var asked = graph.lookUps.get();

        clock.move(Duration.ofMillis(29_999));
        sweeper.sweep();
        assertThat(graph.lookUps).hasValue(asked);

        clock.move(Duration.ofMillis(1));
        assertThat(sweeper.sweep().expired()).isEqualTo(1);
    }

    @Test
    void whatBecomesDueByACommitIsSeenAtOnce() {
        sweeper.sweep();
        hold(Duration.ofSeconds(5));
        sweeper.sweep();
        hold(Duration.ofSeconds(2));

        clock.move(Duration.ofSeconds(2));

        assertThat(sweeper.sweep().expired()).isEqualTo(1);
    }

    @Test
    void theEarliestOfAllKindsCounts() {
        submit("Late", Duration.ofSeconds(40));
        submit("Early", Duration.ofSeconds(10));
        hold(Duration.ofSeconds(20));
        sweeper.sweep();

        clock.move(Duration.ofSeconds(10));
        assertThat(sweeper.sweep()).isEqualTo(new TaskSweeper.Swept(0, 0, 1));
        clock.move(Duration.ofSeconds(10));
        assertThat(sweeper.sweep()).isEqualTo(new TaskSweeper.Swept(0, 1, 0));
        clock.move(Duration.ofSeconds(20));
        assertThat(sweeper.sweep()).isEqualTo(new TaskSweeper.Swept(0, 0, 1));
    }

    private void submit(String description, Duration start) {
        queue.submit(NewTask.of("count", description)
                .with()
                .timeouts(new TaskTimeouts(start, null, null))
                .build());
    }

    private void hold(Duration lease) {
        queue.submit(NewTask.of("held", "Somebody works at it"));
        var claimed = queue.claim(new Claim("worker", null, List.of("held"), 1, lease));
        assertThat(claimed).hasSize(1);
    }

    private static final class Counting extends ForwardingGraph {
        private final AtomicInteger lookUps = new AtomicInteger();

        Counting(Graph graph) {
            super(graph);
        }

        @Override
        public List<Row> lookUp(String statement, Map<String, ? extends @Nullable Object> parameters) {
            lookUps.incrementAndGet();
            return super.lookUp(statement, parameters);
        }

        @Override
        public <T extends @Nullable Object> T write(Function<GraphTransaction, T> work) {
            return graph().write(work);
        }
    }
}
