package tech.aia.graph.task;

import tech.aia.cypher.GraphTransaction;

/** Who looks after runs of tasks that belong together. Told inside the transaction that ends a task of a run or begins it again. */
public interface RunKeeper {

    /**
     * Brings the run up to its tasks. May end or begin tasks of it, and is told of these in turn.
     *
     * @param steps for tasks, inside the same transaction
     */
    void settle(GraphTransaction tx, TaskSteps steps, String run);
}
