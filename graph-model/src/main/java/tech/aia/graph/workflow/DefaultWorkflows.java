package tech.aia.graph.workflow;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;
import tech.aia.graph.entity.PropertyValues;
import tech.aia.graph.task.RunKeeper;
import tech.aia.graph.task.TaskAllowance;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;
import tech.aia.graph.task.TaskStatus;
import tech.aia.graph.task.TaskSteps;

/** {@link Workflows} over Cypher. */
final class DefaultWorkflows implements Workflows {
    private static final String PAUSE = "end of the pause";
    private static final String FIND = """
            MATCH (r:Entity) WHERE r.id IN $ids AND r:WorkflowRun
            RETURN\s""" + RunProperties.PROJECTION;

    private final Graph graph;
    private final Clock clock;
    private final WorkflowStore store;
    private final RunStart starts;
    private final TaskQueue queue;
    private final RunKeeper keeper;

    DefaultWorkflows(Graph graph, Clock clock, TaskQueue queue, RunKeeper keeper) {
        this.graph = graph;
        this.clock = clock;
        this.store = new WorkflowStore(graph, clock);
        this.starts = new RunStart(graph, clock, queue);
        this.queue = queue;
        this.keeper = keeper;
    }

    @Override
    public Workflow define(String name, @Nullable String description, WorkflowDefinition definition) {
        return store.define(name, description, definition);
    }

    @Override
    public Optional<Workflow> find(String name) {
        return store.find(name, null);
    }

    @Override
    public Optional<Workflow> find(String name, int version) {
        return store.find(name, version);
    }

    @Override
    public List<Workflow> versions(String name) {
        return store.versions(name);
    }

    @Override
    public Page<Workflow> list(int limit, @Nullable String after) {
        return store.list(limit, after);
    }

    @Override
    public boolean delete(String name) {
        return store.delete(name);
    }

    @Override
    public WorkflowRun start(NewRun run) {
        return starts.start(run);
    }

    @Override
    public Optional<WorkflowRun> run(String id) {
        return runs(List.of(id)).stream().findFirst();
    }

    @Override
    public List<WorkflowRun> runs(Collection<String> ids) {
        var found = new HashMap<String, WorkflowRun>();
        graph.read(FIND, Map.of("ids", List.copyOf(ids))).stream()
                .map(row -> new RunProperties(row.map("run")))
                // One that was deleted while it was read has none.
                .filter(run -> !run.id().isEmpty())
                .forEach(run -> found.put(run.id(), run.toRun(false)));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public WorkflowRun cancel(String id, String by, @Nullable String reason) {
        var why = reason == null || reason.isBlank() ? "the run was cancelled by " + by : reason;
        PropertyValues.storable("reason", why);
        return change(id, (run, set, tasks, steps) -> {
            if (run.status() == RunStatus.CANCELLED) {
                return;
            }
            refuseIf(run.status().ended(), run, "cannot be cancelled any more");
            set.put("cancel_requested", true);
            steps.cancel(ids(tasks), by, why);
        });
    }

    @Override
    public WorkflowRun pause(String id, String by) {
        return change(id, (run, set, tasks, steps) -> {
            refuseIf(run.status().ended() || run.status() == RunStatus.COMPENSATING, run, "cannot be paused");
            set.put("paused", true);
            steps.hold(ids(tasks), PAUSE, by);
        });
    }

    @Override
    public WorkflowRun resume(String id, String by) {
        return change(id, (run, set, tasks, steps) -> {
            refuseIf(run.status().ended() || run.status() == RunStatus.COMPENSATING, run, "cannot be resumed");
            set.put("paused", null);
            steps.release(ids(tasks), PAUSE, by, "resumed by " + by);
        });
    }

    @Override
    public WorkflowRun retry(String id, String by, @Nullable TaskAllowance allowance) {
        return change(id, (run, set, tasks, steps) -> {
            refuseIf(
                    run.status() != RunStatus.FAILED && run.status() != RunStatus.CANCELLED,
                    run,
                    "is not to be retried");
            var byStage = tasks.stream().collect(Collectors.toMap(task -> String.valueOf(task.stage()), task -> task));
            var compensation = byStage.get(WorkflowDefinition.COMPENSATION);
            refuseIf(
                    compensation != null && compensation.status() == TaskStatus.COMPLETED,
                    run,
                    "was compensated; start it anew");
            set.put("cancel_requested", null);
            set.put("paused", null);
            // In this order, since a stage can wait only for one that will be done.
            for (var stage : run.definition().stages()) {
                var task = byStage.get(stage.name());
                if (task != null && task.status() != TaskStatus.COMPLETED) {
                    steps.retry(task.id(), List.of(), by, allowance);
                }
            }
            if (compensation != null) {
                steps.retry(compensation.id(), List.of(RunProgress.UNTIL_FAILURE), by, allowance);
            }
        });
    }

    private interface Step {
        /**
         * @param set properties of the run to be written
         * @param tasks all of the run
         */
        void take(RunProperties run, Map<String, @Nullable Object> set, List<TaskSnapshot> tasks, TaskSteps steps);
    }

    private WorkflowRun change(String id, Step step) {
        return graph.write(tx -> {
            var nodes = new RunNodes(tx);
            var run = locked(nodes, id);
            var steps = queue.within(tx);
            nodes.mark(id, true);
            var set = new LinkedHashMap<String, @Nullable Object>();
            step.take(run, set, steps.ofRun(id), steps);
            nodes.write(run, set, clock.instant());
            nodes.mark(id, false);
            keeper.settle(tx, steps, id);
            return locked(nodes, id).toRun(false);
        });
    }

    private static RunProperties locked(RunNodes nodes, String id) {
        return nodes.lock(id)
                .orElseThrow(() -> new GraphModelException.NotFound("There is no workflow run '" + id + "'"));
    }

    private static List<String> ids(List<TaskSnapshot> tasks) {
        return tasks.stream().map(TaskSnapshot::id).toList();
    }

    private static void refuseIf(boolean wrong, RunProperties run, String why) {
        if (wrong) {
            throw new GraphModelException.Conflict(
                    "'" + run.id() + "' is " + run.status().word() + " and " + why, null);
        }
    }
}
