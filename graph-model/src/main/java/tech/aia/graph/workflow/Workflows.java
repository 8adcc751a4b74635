package tech.aia.graph.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;
import tech.aia.graph.task.TaskAllowance;

/**
 * Named workflows and runs. A run keeps the definition it started with, whatever becomes of the workflow. Safe for use by many threads
 * and by several processes on one graph. Methods throw {@link GraphModelException} and {@link tech.aia.cypher.GraphException}.
 */
public interface Workflows {

    /**
     * Makes a workflow, or a new version of it; the same definition and description again is no new version.
     *
     * @param name 1 to 64 lower-case letters, digits, hyphens and underscores
     */
    Workflow define(String name, @Nullable String description, WorkflowDefinition definition);

    /** The newest version. */
    Optional<Workflow> find(String name);

    Optional<Workflow> find(String name, int version);

    /** All versions, the newest first; empty when there is no such workflow. */
    List<Workflow> versions(String name);

    /** The newest version of each, in order of name. */
    Page<Workflow> list(int limit, @Nullable String after);

    /** Takes a workflow away with its versions; its runs stay. Says whether there was one. */
    boolean delete(String name);

    /**
     * Starts a run; it and its tasks are durable when this returns. The same idempotency key with the same run gives the first one again.
     *
     * @throws GraphModelException.InvalidValue if a stage names an agent that is not there, or the idempotency key belongs to another run
     */
    WorkflowRun start(NewRun run);

    Optional<WorkflowRun> run(String id);

    /** Those of the ids that are runs, in the order given. */
    List<WorkflowRun> runs(Collection<String> ids);

    /**
     * Cancels what waits, and asks the workers of what runs to stop. Cancelling again changes nothing.
     *
     * @throws GraphModelException.Conflict if it has ended otherwise
     */
    WorkflowRun cancel(String id, String by, @Nullable String reason);

    /**
     * Keeps further stages from being taken; those being worked on go on.
     *
     * @throws GraphModelException.Conflict if it is neither running nor paused
     */
    WorkflowRun pause(String id, String by);

    /**
     * Goes on after a pause.
     *
     * @throws GraphModelException.Conflict if it is neither running nor paused
     */
    WorkflowRun resume(String id, String by);

    /**
     * Tries again what failed or was cancelled, with the results of the stages that were completed.
     *
     * @param allowance of who has it tried again, and among whose tasks its stages are counted from then on; null where there is no limit
     * @throws GraphModelException.Conflict if it has neither failed nor been cancelled, or was compensated
     * @throws GraphModelException.TooMany if they have no room for its stages
     */
    WorkflowRun retry(String id, String by, @Nullable TaskAllowance allowance);
}
