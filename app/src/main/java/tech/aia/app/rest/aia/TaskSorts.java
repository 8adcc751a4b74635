package tech.aia.app.rest.aia;

import java.util.List;
import java.util.Set;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.entity.EntityQuery;

/** Orders of lists of tasks. */
final class TaskSorts {
    private static final Set<String> PROPERTIES =
            Set.of("created_at", "updated_at", "priority", "progress", "task_type", "status");

    private TaskSorts() {}

    static List<EntityQuery.Sort> read(String text) {
        var sorts = EntityLists.sort(text);
        for (var sort : sorts) {
            if (!PROPERTIES.contains(sort.property())) {
                throw new RestException(
                        ErrorCode.VALIDATION,
                        "Tasks can be sorted by "
                                + String.join(", ", PROPERTIES.stream().sorted().toList()),
                        "sort",
                        text);
            }
        }
        return sorts;
    }
}
