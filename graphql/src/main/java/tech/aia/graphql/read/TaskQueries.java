package tech.aia.graphql.read;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.task.Task;
import tech.aia.graph.task.Tasks;

@Controller
class TaskQueries {
    private final Tasks tasks;

    TaskQueries(Tasks tasks) {
        this.tasks = tasks;
    }

    @QueryMapping
    @Nullable
    Task task(@Argument String taskId) {
        return tasks.find(taskId).orElse(null);
    }

    @QueryMapping
    Connection<Task> tasks(
            @Argument int first,
            @Argument @Nullable String after,
            @Argument @Nullable String status,
            @Argument @Nullable String type) {
        return Connection.of(tasks.list(status, type, Paging.first(first), Paging.after(after)), Task::id);
    }
}
