package tech.aia.app.agents;

import tech.aia.graph.task.TaskFailure;

/** An agent gives a task up and knows why, and whether trying again makes sense. */
public final class TaskFailed extends RuntimeException {
    private final transient TaskFailure failure;

    public TaskFailed(TaskFailure failure) {
        super(failure.type() + ": " + failure.message());
        this.failure = failure;
    }

    public TaskFailure failure() {
        return failure;
    }
}
