package tech.aia.app.agents;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.task.TaskSnapshot;

/** A task in the hands of a built-in agent. What it reports goes out with the next heartbeat. */
public final class TaskWork {
    private final TaskSnapshot task;
    private final Requirements requirements;

    private volatile double progress;
    private volatile @Nullable Map<String, ? extends @Nullable Object> partialResults;

    TaskWork(TaskSnapshot task) {
        this.task = task;
        this.requirements = Requirements.parse(task.requirements());
    }

    public TaskSnapshot task() {
        return task;
    }

    public Requirements requirements() {
        return requirements;
    }

    /**
     * Says how far the work is.
     *
     * @param percent 0 to 100
     * @param partial what there is so far
     * @throws InterruptedException if nobody wants it any more
     */
    public void report(double percent, Map<String, ? extends @Nullable Object> partial) throws InterruptedException {
        progress = Math.clamp(percent, 0, 100);
        partialResults = partial;
        if (Thread.interrupted()) {
            throw new InterruptedException("The task was cancelled or lost");
        }
    }

    double progress() {
        return progress;
    }

    @Nullable
    Map<String, ? extends @Nullable Object> partialResults() {
        return partialResults;
    }
}
