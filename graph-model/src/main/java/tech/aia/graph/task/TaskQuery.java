package tech.aia.graph.task;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Which tasks to list. Those that say no moment in {@code created_at}, as an import may bring, are not listed.
 *
 * @param statuses any of them; empty for all
 * @param taskType only this kind of work; null for all
 * @param priority only this one; null for all
 * @param newestFirst the oldest first otherwise
 * @param limit 1 to {@value #MOST}
 * @param cursor where the page before ended, as that page said; null for the first page
 */
public record TaskQuery(
        Collection<TaskStatus> statuses,
        @Nullable String taskType,
        @Nullable Integer priority,
        boolean newestFirst,
        int limit,
        @Nullable String cursor) {
    public static final int MOST = 1000;

    public TaskQuery {
        statuses = Set.copyOf(statuses);
        if (limit < 1 || limit > MOST) {
            throw new GraphModelException.InvalidValue("limit", "The limit must be between 1 and " + MOST, limit);
        }
    }
}
