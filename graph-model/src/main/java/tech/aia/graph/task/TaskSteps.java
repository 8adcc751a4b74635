package tech.aia.graph.task;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** Steps of many tasks inside a transaction that somebody else began. For that transaction and its thread only. */
public interface TaskSteps {

    /** Accepts tasks, as {@link TaskQueue#submitAll}. */
    List<Submission> submit(List<NewTask> tasks);

    /** The tasks of a run, in no order. */
    List<TaskSnapshot> ofRun(String run);

    /** Cancels those that wait and asks the workers of the others to stop; those that have ended stay as they are. */
    void cancel(Collection<String> ids, String by, String reason);

    /**
     * Puts a failed or cancelled task back.
     *
     * @param holds what it waits for besides the tasks it depends on
     * @param allowance of who has it tried again, and among whose tasks it is counted; null where there is no limit
     * @throws GraphModelException.Conflict if it is neither, or depends on one that will not be completed
     * @throws GraphModelException.TooMany if they have no room for it
     */
    TaskSnapshot retry(String id, List<String> holds, String by, @Nullable TaskAllowance allowance);

    /** Keeps those that have not ended out of the queue; one that is worked on is left to its worker. */
    void hold(Collection<String> ids, String hold, String by);

    /** Takes a hold back. */
    void release(Collection<String> ids, String hold, String by, String reason);
}
