package tech.aia.app.agents.llm;

import java.time.Duration;
import tech.aia.app.agents.TaskFailed;
import tech.aia.graph.task.TaskFailure;

/** When a task's time is over. */
record Deadline(long nanos, Duration whole) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), time);
    }

    /** @throws TaskFailed if nothing is left */
    Duration left() {
        var left = nanos - System.nanoTime();
        if (left <= 0) {
            throw over();
        }
        return Duration.ofNanos(left);
    }

    TaskFailed over() {
        return exceeded("The " + whole.toSeconds() + " seconds of configuration.timeout_seconds are over");
    }

    static TaskFailed exceeded(String limit) {
        return new TaskFailed(TaskFailure.permanent("limit_exceeded", limit));
    }
}
