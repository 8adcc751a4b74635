package tech.aia.graph.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tasks.
 *
 * @param nextCursor where the next page begins; null on the last
 */
public record TaskPage(List<TaskSnapshot> tasks, @Nullable String nextCursor) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }
}
