package tech.aia.app.rest.aia;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;
import tech.aia.graph.task.TaskStatus;
import tech.aia.graph.workflow.RunStatus;
import tech.aia.graph.workflow.Workflow;
import tech.aia.graph.workflow.WorkflowDefinition;
import tech.aia.graph.workflow.WorkflowRun;

/** Workflows and their runs as this face shows them. */
@Component
class WorkflowViews {
    private final TaskQueue queue;
    private final TaskViews tasks;

    WorkflowViews(TaskQueue queue, TaskViews tasks) {
        this.queue = queue;
        this.tasks = tasks;
    }

    static WorkflowBodies.WorkflowView view(Workflow workflow) {
        var definition = members(workflow.definition().json());
        return new WorkflowBodies.WorkflowView(
                workflow.name(),
                workflow.description(),
                workflow.version(),
                workflow.latest(),
                definition.get("stages"),
                definition.get("on_failure"),
                workflow.createdAt());
    }

    WorkflowBodies.RunView view(WorkflowRun run) {
        return views(List.of(run)).getFirst();
    }

    /** However many there are, as many statements are run. */
    List<WorkflowBodies.RunView> views(List<WorkflowRun> runs) {
        var byRun = queue.ofRuns(runs.stream().map(WorkflowRun::id).toList());
        var all = byRun.values().stream().flatMap(List::stream).toList();
        var shown = tasks.views(all);
        var views = new HashMap<String, TaskBodies.View>();
        for (int i = 0; i < all.size(); i++) {
            views.put(all.get(i).id(), shown.get(i));
        }
        return runs.stream()
                .map(run -> view(run, byRun.getOrDefault(run.id(), List.of()), views))
                .toList();
    }

    private static WorkflowBodies.RunView view(
            WorkflowRun run, List<TaskSnapshot> tasks, Map<String, TaskBodies.View> views) {
        var byStage = new HashMap<String, TaskSnapshot>();
        tasks.forEach(task -> byStage.put(String.valueOf(task.stage()), task));
        var definition = members(run.definition());
        var names = new LinkedHashMap<String, List<String>>();
        members(definition.get("stages")).forEach((name, stage) -> names.put(name, dependencies(stage)));
        if (byStage.containsKey(WorkflowDefinition.COMPENSATION)) {
            names.put(WorkflowDefinition.COMPENSATION, List.of());
        }
        var ordered = new ArrayList<TaskSnapshot>();
        var stages = new LinkedHashMap<String, WorkflowBodies.StageView>();
        names.forEach((name, dependencies) -> {
            var task = byStage.get(name);
            var view = task == null ? null : views.get(task.id());
            if (task != null && view != null) {
                ordered.add(task);
                stages.put(name, stage(view, dependencies));
            }
        });
        return view(run, definition, ordered, stages);
    }

    private static WorkflowBodies.RunView view(
            WorkflowRun run,
            Map<String, @Nullable Object> definition,
            List<TaskSnapshot> tasks,
            Map<String, WorkflowBodies.StageView> stages) {
        return new WorkflowBodies.RunView(
                run.id(),
                status(run, tasks),
                progress(tasks),
                "/workflow-runs/" + run.id(),
                run.workflow(),
                run.version(),
                run.description(),
                run.priority(),
                definition.get("on_failure"),
                TaskViews.json(run.context()),
                stages,
                stages.values().stream()
                        .flatMap(stage -> stage.assignedAgents().stream())
                        .distinct()
                        .toList(),
                run.error(),
                estimate(run, tasks),
                run.createdAt(),
                run.updatedAt(),
                run.endedAt());
    }

    private static WorkflowBodies.StageView stage(TaskBodies.View task, List<String> dependencies) {
        return new WorkflowBodies.StageView(
                task.taskId(),
                task.status(),
                task.progress(),
                task.description(),
                dependencies,
                task.assignedAgents(),
                task.attempt(),
                task.results(),
                task.error(),
                task.startedAt(),
                task.endedAt());
    }

    /** A run none of whose stages was given out is only accepted. */
    private static String status(WorkflowRun run, List<TaskSnapshot> tasks) {
        if (run.status() != RunStatus.RUNNING) {
            return run.status().word();
        }
        return tasks.stream().allMatch(task -> task.status() == TaskStatus.QUEUED && task.attempt() == 0)
                ? "accepted"
                : "in_progress";
    }

    private static double progress(List<TaskSnapshot> tasks) {
        return tasks.stream()
                .filter(task -> !WorkflowDefinition.COMPENSATION.equals(task.stage()))
                .mapToDouble(TaskSnapshot::progress)
                .average()
                .orElse(0);
    }

    /** The latest of what is known of its stages, which says nothing as long as nothing is known of one. */
    private static @Nullable Instant estimate(WorkflowRun run, List<TaskSnapshot> tasks) {
        var open = tasks.stream()
                .filter(task -> !task.status().ended() && !WorkflowDefinition.COMPENSATION.equals(task.stage()))
                .toList();
        return run.status().ended() || open.stream().anyMatch(task -> task.estimatedCompletion() == null)
                ? null
                : open.stream()
                        .map(TaskSnapshot::estimatedCompletion)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static List<String> dependencies(@Nullable Object stage) {
        return members(stage).get("dependencies") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, @Nullable Object> members(@Nullable Object object) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        if ((object instanceof String json ? TaskViews.json(json) : object) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }
}
