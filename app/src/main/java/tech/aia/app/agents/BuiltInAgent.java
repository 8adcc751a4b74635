package tech.aia.app.agents;

import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.task.Completion;

/** An agent that works in this process. Safe for use by many threads. */
public interface BuiltInAgent {

    /** Its id without {@code agent_} in front. */
    String key();

    /** What is registered of it when there is no agent of its key yet. */
    AgentProfile profile();

    /**
     * Does one task.
     *
     * @throws TaskRefused if the requirements are not understood; it is not tried again
     * @throws InterruptedException if the task is cancelled or was lost meanwhile
     */
    Completion run(TaskWork work) throws InterruptedException;
}
