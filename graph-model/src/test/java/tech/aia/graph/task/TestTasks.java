package tech.aia.graph.task;

import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/** The queue for tests of packages above it. */
public final class TestTasks {
    private TestTasks() {}

    public static TaskQueue queue(Graph graph, Clock clock, Supplier<@Nullable RunKeeper> keeper) {
        return new TaskParts(graph, clock, () -> null, keeper).queue();
    }
}
