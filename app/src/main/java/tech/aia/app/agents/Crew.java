package tech.aia.app.agents;

import java.util.List;
import tech.aia.graph.task.Completion;

/** Agents of one kind that this process claims tasks for and works for. Safe for use by many threads. */
public interface Crew {

    /** In the names of workers and threads. */
    String name();

    /** Tasks worked on at a time. */
    int size();

    /** Called once, before anything is claimed. */
    default void start() {}

    /** The agents now, in the order they are claimed for. Asked at every commit, so it must cost next to nothing. */
    List<String> agentIds();

    /** Whether what {@link #agentIds} said last is so still: then nothing is to be found for them until something else is committed. */
    default boolean isCurrent() {
        return true;
    }

    /** Kinds of work that are looked out for besides what the agents have in the graph. */
    default List<String> capabilities() {
        return List.of();
    }

    /** Told that an agent was deleted; says whether it is there again. */
    boolean restored(String agentId);

    /**
     * Does one task for the agent that holds it.
     *
     * @throws TaskRefused if the requirements are not understood; it is not tried again
     * @throws TaskFailed if it fails in a way that the agent can tell
     * @throws InterruptedException if the task is cancelled or was lost meanwhile
     */
    Completion run(TaskWork work) throws InterruptedException;
}
