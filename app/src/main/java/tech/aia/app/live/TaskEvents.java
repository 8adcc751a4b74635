package tech.aia.app.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.stream.GraphEvent;
import tech.aia.graph.task.Task;
import tech.aia.graph.task.Tasks;

/** Reads what happened to tasks out of the log, which tells only that a task changed, and out of what the tasks are now. */
@Component
class TaskEvents {
    private static final String TASK = "task";

    private final Tasks tasks;

    TaskEvents(Tasks tasks) {
        this.tasks = tasks;
    }

    /** The schema's {@code TaskEvent}. */
    record TaskEvent(
            String cursor,
            TaskHappening event,
            Instant at,
            String taskId,
            @Nullable String status,
            @Nullable Double progress) {}

    /** The schema's {@code TaskEventWhere}. */
    record Where(
            @Nullable List<String> ids,
            @Nullable List<String> types,
            @Nullable List<String> status,
            @Nullable List<TaskHappening> events) {
        static final Where ALL = new Where(null, null, null, null);

        /** @throws tech.aia.graph.GraphModelException.InvalidValue if a list is too long */
        Where checked() {
            Wanted.check("ids", ids);
            Wanted.check("types", types);
            Wanted.check("status", status);
            return this;
        }

        private boolean matches(TaskEvent event, @Nullable Task task) {
            return Wanted.has(events, event.event())
                    && Wanted.has(status, event.status())
                    && Wanted.has(types, task == null ? null : task.taskType());
        }
    }

    /** With one statement for all of them. */
    List<TaskEvent> of(List<GraphEvent> changes, Where where) {
        var own = changes.stream()
                .filter(change -> TASK.equals(change.type()) && change.relationship() == null)
                .filter(change -> Wanted.hasAny(where.ids(), change.subjects()))
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        var now = states(own);
        var told = new ArrayList<TaskEvent>();
        for (var change : own) {
            var task = now.get(change.subjects().getFirst());
            happening(change, task)
                    .map(what -> event(change, what, task))
                    .filter(event -> where.matches(event, task))
                    .ifPresent(told::add);
        }
        return told;
    }

    private Map<String, Task> states(List<GraphEvent> changes) {
        var ids = changes.stream().map(change -> change.subjects().getFirst()).collect(Collectors.toSet());
        return tasks.findAll(ids).stream().collect(Collectors.toMap(Task::id, Function.identity()));
    }

    /** Nothing for a change of what is gone: that it went is told as well. */
    private static Optional<TaskHappening> happening(GraphEvent change, @Nullable Task task) {
        return switch (change.change()) {
            case "created" -> Optional.of(TaskHappening.CREATED);
            case "deleted" -> Optional.of(TaskHappening.DELETED);
            default -> Optional.ofNullable(task).map(one -> TaskHappening.of(String.valueOf(one.status())));
        };
    }

    private static TaskEvent event(GraphEvent change, TaskHappening what, @Nullable Task task) {
        return new TaskEvent(
                change.id(),
                what,
                change.at(),
                change.subjects().getFirst(),
                task == null ? null : task.status(),
                task == null ? null : task.progress());
    }
}
