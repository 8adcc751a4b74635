package tech.aia.graph.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;

/**
 * The life of tasks. Each transition is one transaction, which takes the task's lock, checks that the step is still allowed, writes it
 * and records the event; so of two processes that want the same step only one gets it. Safe for use by many threads and by several
 * processes on one graph. Methods throw {@link GraphModelException} and {@link tech.aia.cypher.GraphException}.
 */
public interface TaskQueue {

    /**
     * Accepts a task; it is durable when this returns. The same idempotency key with the same task gives the first one again.
     *
     * @throws GraphModelException.InvalidValue if the idempotency key belongs to another task, or an agent or entity it names is not
     *     there
     */
    Submission submit(NewTask task);

    /**
     * Accepts many in one transaction, all or none.
     *
     * @return in the same order
     */
    List<Submission> submitAll(List<NewTask> tasks);

    /** The task as it is now, with or without {@code task_} in front. */
    Optional<TaskSnapshot> find(String idOrKey);

    /** Those of the ids that are tasks, in the order given. */
    List<TaskSnapshot> findAll(Collection<String> ids);

    /**
     * Waits until whoever is writing these tasks is done, so that what is read next is all of it. Neo4j shows a commit piece by piece, to
     * indexes last: a task can be seen completed a moment before its result is.
     */
    void awaitWritten(Collection<String> ids);

    /**
     * Takes tasks off the queue: the highest priority first, each point of which is worth a minute of waiting, so that none starves.
     *
     * @return at most {@link Claim#max()}, none when there is nothing to do, or when the agent is disabled, has no capacity left or is
     *     outside its working hours
     * @throws GraphModelException.NotFound if there is no such agent
     */
    List<TaskSnapshot> claim(Claim claim);

    /**
     * Whether a task waits for one of these capabilities or for one of these agents, whatever their room: one cheap look before claims
     * for many.
     *
     * @param agentIds those that do not exist have nothing waiting for them
     */
    boolean isWaiting(List<String> capabilities, List<String> agentIds);

    /**
     * Extends the lease.
     *
     * @return the task with its new lease; its {@link TaskSnapshot#cancelRequested()} asks the worker to stop and report
     * @throws GraphModelException.LeaseLost if another worker has it by now, or it has ended
     */
    TaskSnapshot heartbeat(String id, long fencingToken, Heartbeat heartbeat);

    /**
     * Ends a task well. The result is written in the same transaction, linked {@code PRODUCED}. Reporting the same again changes
     * nothing.
     *
     * @throws GraphModelException.LeaseLost if another worker has it by now, or it has ended otherwise
     */
    TaskSnapshot complete(String id, long fencingToken, Completion completion);

    /**
     * As {@link #complete} for many, with as few statements as for one: in one transaction for every 500, in which each report is taken
     * or refused by itself.
     *
     * @return in the same order
     */
    List<Reported> completeAll(List<Completed> reports);

    /**
     * Ends an attempt. The task goes back to the queue after a while when it can be tried again, is cancelled when that was asked for,
     * and otherwise fails.
     *
     * @throws GraphModelException.LeaseLost if another worker has it by now, or it has ended otherwise
     */
    TaskSnapshot fail(String id, long fencingToken, TaskFailure failure);

    /**
     * Gives a task back untouched, for another worker to take at once; the attempt does not count.
     *
     * @throws GraphModelException.LeaseLost if another worker has it by now, or it has ended
     */
    TaskSnapshot release(String id, long fencingToken, String reason);

    /**
     * Gives a waiting task to agents: only these may take it from then on, whatever they can do.
     *
     * @param agents ids or names
     * @throws GraphModelException.Conflict if it does not wait any more
     * @throws GraphModelException.InvalidValue if there is no such agent, or none is named
     */
    TaskSnapshot assign(String id, List<String> agents, String by);

    /**
     * Cancels a waiting task at once, and asks the worker of a running one to stop; a worker that never answers loses it with its
     * lease. Cancelling again changes nothing.
     *
     * @throws GraphModelException.Conflict if it was completed or has failed
     */
    TaskSnapshot cancel(String id, String by, @Nullable String reason);

    /**
     * Puts a failed or cancelled task back into the queue with as many attempts as it had at first. From then on it is counted as one of
     * whoever has it tried again.
     *
     * @param allowance of who has it tried again; null where there is no limit
     * @throws GraphModelException.Conflict if it is neither, or depends on a task that will not be completed
     * @throws GraphModelException.TooMany if they have no room for it
     */
    TaskSnapshot retry(String id, String by, @Nullable TaskAllowance allowance);

    /** Steps on many tasks at once, inside a transaction that writes other things, too. */
    TaskSteps within(GraphTransaction tx);

    /** The tasks of each of these workflow runs, in no order. */
    Map<String, List<TaskSnapshot>> ofRuns(Collection<String> runs);

    /** For each of the tasks that depend on others: what these have produced, the oldest first. */
    Map<String, List<TaskInput>> inputs(Collection<String> ids);

    /**
     * The ids of the agents of each task: those it was given to, the latest first; while it waits for its first, those it is bound to, or
     * the one it would go to now.
     */
    Map<String, List<String>> agents(Collection<String> taskIds);

    /**
     * Every step so far, in order.
     *
     * @throws GraphModelException.NotFound if there is no such task
     */
    List<TaskEvent> history(String id);
}
