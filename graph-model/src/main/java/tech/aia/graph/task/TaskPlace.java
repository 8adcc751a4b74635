package tech.aia.graph.task;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.EntityType;

/**
 * Where a task stands among others.
 *
 * @param id its id, {@code task_<key>}, when it is known before it is submitted; null for a new one
 * @param dependsOn ids of the tasks that must be completed before it can be taken, and whose results it gets; when one of them fails or is
 *     cancelled, so is this one. Tasks submitted together may depend on each other
 * @param run id of the workflow run that it is part of
 * @param stage its name there
 * @param hold keeps it out of the queue until somebody releases this hold
 */
public record TaskPlace(
        @Nullable String id,
        List<String> dependsOn,
        @Nullable String run,
        @Nullable String stage,
        @Nullable String hold) {
    /** By itself. */
    public static final TaskPlace ALONE = new TaskPlace(null, List.of(), null, null, null);

    private static final EntityType TASK = new EntityType("task");
    private static final int MOST_DEPENDENCIES = 100;

    public TaskPlace {
        dependsOn = dependsOn.stream().distinct().toList();
        if (dependsOn.size() > MOST_DEPENDENCIES) {
            throw new GraphModelException.InvalidValue(
                    "depends_on", "A task depends on at most " + MOST_DEPENDENCIES + " others", dependsOn.size());
        }
    }

    public static TaskPlace after(List<String> tasks) {
        return new TaskPlace(null, tasks, null, null, null);
    }

    TaskPlace withId(String known) {
        return new TaskPlace(known, dependsOn, run, stage, hold);
    }

    /** An id that no other task has. */
    public static String newId() {
        return TASK.idOf(UUID.randomUUID().toString().replace("-", ""));
    }
}
