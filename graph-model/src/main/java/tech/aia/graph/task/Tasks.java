package tech.aia.graph.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.result.Result;

/**
 * Reads tasks and what they are connected with. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException} or
 * what Spring translates a failure of the database to ({@link org.springframework.dao.DataAccessException}).
 *
 * <p>What is connected is read for many at once: two statements however many ids are given, at most {@code first} (1 to {@value
 * Page#MOST}) for each id in order of the other end's id, and one entry in the answer for each of the ids.
 */
public interface Tasks {

    /** The task with this id, with or without {@code task_} in front. */
    Optional<Task> find(String idOrKey);

    /** Those of the ids that exist and are tasks, in the order given. */
    List<Task> findAll(Collection<String> ids);

    /**
     * Tasks in order of id.
     *
     * @param status only those with exactly this status; null for all
     * @param taskType only those of exactly this kind of work; null for all
     * @param limit 1 to {@value Page#MOST}
     * @param after only those whose id comes after this one; null for the first page
     * @throws GraphModelException.InvalidValue if the limit is out of range
     */
    Page<Task> list(@Nullable String status, @Nullable String taskType, int limit, @Nullable String after);

    /** The agents that tasks are assigned to. */
    Map<String, List<Assignment>> assignments(Collection<String> taskIds, int first);

    /** The results that tasks produced. */
    Map<String, List<Result>> results(Collection<String> taskIds, int first);

    /** The tasks that tasks depend on. */
    Map<String, List<Task>> dependencies(Collection<String> taskIds, int first);

    /** The entities that tasks are about. */
    Map<String, List<Entity>> subjects(Collection<String> taskIds, int first);

    /** The tasks that agents are assigned to. */
    Map<String, List<Task>> assignedTo(Collection<String> agentIds, int first);
}
