package tech.aia.app.rest.aia;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityQuery;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.task.TaskLists;
import tech.aia.graph.task.TaskQuery;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskStatus;

/** Lists of tasks page by page: by the time they were accepted straight from an index, in other orders as entities are listed. */
@Component
class TaskPages {
    private static final EntityType TASK = new EntityType("task");
    private static final String BY_TIME = "created_at";

    private final TaskLists lists;
    private final Entities entities;
    private final TaskQueue queue;
    private final TaskViews views;

    TaskPages(TaskLists lists, Entities entities, TaskQueue queue, TaskViews views) {
        this.lists = lists;
        this.entities = entities;
        this.queue = queue;
        this.views = views;
    }

    TaskBodies.Page page(
            List<TaskStatus> statuses,
            @Nullable String taskType,
            @Nullable Integer priority,
            String sort,
            int limit,
            @Nullable String cursor) {
        var order = TaskSorts.read(sort);
        if (order.isEmpty() || (order.size() == 1 && order.getFirst().property().equals(BY_TIME))) {
            var newestFirst = order.isEmpty() || order.getFirst().descending();
            var page = lists.list(new TaskQuery(statuses, taskType, priority, newestFirst, limit, cursor));
            return new TaskBodies.Page(views.views(page.tasks()), page.nextCursor());
        }
        var conditions = new ArrayList<Condition>();
        if (!statuses.isEmpty()) {
            var words = statuses.stream().map(TaskStatus::word).toList();
            conditions.add(new Condition("status", Condition.Operator.IN, List.copyOf(words)));
        }
        if (taskType != null) {
            conditions.add(new Condition("task_type", Condition.Operator.EQ, List.of(taskType)));
        }
        if (priority != null) {
            conditions.add(new Condition("priority", Condition.Operator.EQ, List.of((long) priority)));
        }
        var page = entities.list(new EntityQuery(TASK, conditions, order, limit, cursor));
        var tasks = queue.findAll(page.entities().stream().map(Entity::id).toList());
        return new TaskBodies.Page(views.views(tasks), page.nextCursor());
    }
}
