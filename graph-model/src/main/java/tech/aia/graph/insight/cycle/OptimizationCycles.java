package tech.aia.graph.insight.cycle;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.people.Submitter;
import tech.aia.graph.task.TaskAllowance;

/** Cycles of optimisation. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException}. */
public interface OptimizationCycles {
    /** As many as an account may begin within 24 hours. */
    int MOST_A_DAY = 10;

    /** Cycles on a page. */
    int LARGEST_PAGE = 100;

    /** The kind of task that a cycle is. */
    String TASK_TYPE = "optimization_cycle";

    /**
     * Says that two requests of one caller are the same one.
     *
     * @param caller id of a client or a person
     * @param key of the caller's choice, 1 to 255 characters
     */
    record Once(String caller, String key) {}

    /**
     * Begins a cycle: a task is submitted for it, and it is planned at once, or by its task where that takes longer than a few seconds.
     *
     * @param allowance whose it is; null for no limit
     * @param submitter who logged in and begins it; null for anything else
     * @param once when it was begun before, that cycle is the answer, and counts once; null when nothing is to be compared
     * @throws GraphModelException.InvalidValue if the key belongs to another request, or as_of is after today
     * @throws GraphModelException.BeyondMemory if there are more purchases or customers than are kept in memory
     * @throws GraphModelException.TooMany if the account has begun {@value #MOST_A_DAY} within 24 hours, or has too many tasks under way
     */
    OptimizationCycle execute(
            CycleRequest request,
            @Nullable TaskAllowance allowance,
            @Nullable Submitter submitter,
            String by,
            @Nullable Once once);

    /**
     * What the task does: plans the cycle if it has no plan. Doing so again changes nothing.
     *
     * @throws GraphModelException.NotFound if there is no such cycle
     */
    OptimizationCycle finish(String id);

    Optional<OptimizationCycle> find(String id);

    /**
     * All of them, the newest first. Their strategies come without evidence, and without what they are based on.
     *
     * @param limit 1 to {@value #LARGEST_PAGE}
     * @param cursor that of the page before; null for the first
     * @throws GraphModelException.InvalidValue if the limit or the cursor cannot be
     */
    CyclePage list(int limit, @Nullable String cursor);
}
