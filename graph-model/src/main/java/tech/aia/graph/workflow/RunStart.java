package tech.aia.graph.workflow;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.RequestHash;
import tech.aia.graph.entity.EntityNames;
import tech.aia.graph.entity.PropertyValues;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.TaskPlace;
import tech.aia.graph.task.TaskQueue;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Starts runs: the run and all its tasks in one transaction. */
final class RunStart {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Graph graph;
    private final Clock clock;
    private final TaskQueue queue;

    RunStart(Graph graph, Clock clock, TaskQueue queue) {
        this.graph = graph;
        this.clock = clock;
        this.queue = queue;
    }

    WorkflowRun start(NewRun run) {
        PropertyValues.storable("description", run.description());
        // Ids are fixed before the transaction, which may be tried again, begins.
        var properties = new RunProperties(properties(run));
        var tasks = tasks(run, properties);
        try {
            return graph.write(tx -> start(tx, run, properties, tasks));
        } catch (GraphException.ConstraintViolated race) {
            // Somebody took the idempotency key between our look and our write, or the answer to our commit was lost
            // and
            // it was tried again; the second look sees the run.
            return graph.write(tx -> new RunNodes(tx)
                    .lock(properties.id())
                    .map(written -> written.toRun(true))
                    .orElseGet(() -> start(tx, run, properties, tasks)));
        } catch (GraphModelException.InvalidValue invalid) {
            throw atStage(run, invalid);
        }
    }

    private WorkflowRun start(GraphTransaction tx, NewRun wanted, RunProperties run, List<NewTask> tasks) {
        var nodes = new RunNodes(tx);
        var first = nodes.byKey(wanted.idempotencyKey()).orElse(null);
        if (first != null) {
            return again(wanted, first);
        }
        nodes.create(run.values());
        queue.within(tx).submit(tasks);
        if (wanted.workflow() != null && wanted.version() != null) {
            nodes.linkTo(run.id(), WorkflowStore.id(wanted.workflow()), wanted.version());
        }
        if (wanted.definition().compensation() != null) {
            nodes.linkCompensation(String.valueOf(run.text("compensation_task")), run.id());
        }
        return run.toRun(false);
    }

    private Map<String, @Nullable Object> properties(NewRun run) {
        var now = clock.instant().atZone(ZoneOffset.UTC);
        var id = RunNodes.RUN.idOf(UUID.randomUUID().toString().replace("-", ""));
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("id", id);
        properties.put("type", RunNodes.RUN.name());
        properties.put("description", run.description());
        properties.put(
                "name",
                EntityNames.of(
                        RunNodes.RUN,
                        run.workflow() == null ? run.taskType() : run.workflow(),
                        Map.of("description", run.description())));
        properties.put("workflow", run.workflow());
        properties.put("version", run.version() == null ? null : Long.valueOf(run.version()));
        properties.put("definition", run.definition().json());
        properties.put("context", run.context() == null ? null : JSON.writeValueAsString(run.context()));
        properties.put("priority", (long) run.priority());
        properties.put("status", RunStatus.RUNNING.word());
        properties.put("stages", (long) run.definition().stages().size());
        properties.put("completed", 0L);
        properties.put("failed", 0L);
        properties.put("created_at", now);
        properties.put("updated_at", now);
        properties.put("compensation_task", run.definition().compensation() == null ? null : TaskPlace.newId());
        properties.put("idempotency_key", run.idempotencyKey());
        properties.put("request_hash", run.idempotencyKey() == null ? null : hash(run));
        return properties;
    }

    private static List<NewTask> tasks(NewRun wanted, RunProperties run) {
        var ids = new HashMap<String, String>();
        wanted.definition().stages().forEach(stage -> ids.put(stage.name(), TaskPlace.newId()));
        var tasks = new ArrayList<NewTask>();
        for (var stage : wanted.definition().stages()) {
            var after = stage.dependencies().stream().map(ids::get).toList();
            tasks.add(task(wanted, stage, new TaskPlace(ids.get(stage.name()), after, run.id(), stage.name(), null)));
        }
        var compensation = wanted.definition().compensation();
        if (compensation != null) {
            tasks.add(task(
                    wanted,
                    compensation,
                    new TaskPlace(
                            run.text("compensation_task"),
                            List.of(),
                            run.id(),
                            compensation.name(),
                            RunProgress.UNTIL_FAILURE)));
        }
        return tasks;
    }

    private static NewTask task(NewRun run, Stage stage, TaskPlace place) {
        return new NewTask(
                stage.taskType() == null ? run.taskType() : stage.taskType(),
                stage.task(),
                stage.priority() == null ? run.priority() : stage.priority(),
                stage.requirements(),
                run.context(),
                stage.agent() == null ? List.of() : List.of(stage.agent()),
                List.of(),
                stage.retry(),
                stage.timeouts(),
                place,
                run.by(),
                null,
                run.allowance(),
                run.submitter());
    }

    /** An agent that is not there is told of at the stage that names it. */
    private static GraphModelException atStage(NewRun run, GraphModelException.InvalidValue invalid) {
        if (!invalid.field().equals("agents_required")) {
            return invalid;
        }
        return run.definition().stages().stream()
                .filter(stage -> stage.agent() != null && stage.agent().equals(invalid.given()))
                .findFirst()
                .map(stage -> new GraphModelException.InvalidValue(
                        "workflow." + stage.name() + ".agent", String.valueOf(invalid.getMessage()), invalid.given()))
                .orElse(invalid);
    }

    private static WorkflowRun again(NewRun wanted, RunProperties first) {
        if (!hash(wanted).equals(first.text("request_hash"))) {
            throw new GraphModelException.InvalidValue(
                    "Idempotency-Key",
                    "This Idempotency-Key belongs to another run, '" + first.id()
                            + "'; use a new key for a new run, and the same body for the same one",
                    wanted.idempotencyKey());
        }
        return first.toRun(true);
    }

    private static String hash(NewRun run) {
        return RequestHash.of(
                run.workflow(),
                run.version(),
                run.definition().json(),
                run.taskType(),
                run.description(),
                run.context(),
                run.priority());
    }
}
