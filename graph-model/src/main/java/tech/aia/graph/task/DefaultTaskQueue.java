package tech.aia.graph.task;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.PropertyValues;

/** {@link TaskQueue} over Cypher. */
final class DefaultTaskQueue implements TaskQueue {
    private static final String FIND = """
            MATCH (t:Entity) WHERE t.id IN [$id, 'task_' + $id] AND t:Task
            RETURN\s""" + TaskProperties.PROJECTION;
    private static final String FIND_ALL = """
            MATCH (t:Entity) WHERE t.id IN $ids AND t:Task
            RETURN\s""" + TaskProperties.PROJECTION;
    private static final String HISTORY = """
            MATCH (t:Entity {id: $id})-[:HAD]->(e:TaskEvent)
            RETURN e.seq AS seq, e.at AS at, e.from AS from, e.to AS to, e.by AS by, e.reason AS reason,
                   e.attempt AS attempt
            ORDER BY e.seq""";

    private static final String AGENTS = """
            MATCH (t:Entity) WHERE t.id IN $ids AND t:Task
            OPTIONAL MATCH (t)-[r:ASSIGNED_TO]->(a:Agent)
            WITH t, a.id AS agent, r.assigned_at AS at ORDER BY at DESC, agent
            WITH t, collect(agent) AS agents
            RETURN t {.id, .status, .route, .other_route, .name, .description} AS task, agents""";

    private static final String OF_RUNS = """
            UNWIND $runs AS run
            MATCH (t:Task)-[:PART_OF]->(:Entity {id: run})
            RETURN run,\s""" + TaskProperties.PROJECTION;
    private static final String INPUTS = """
            UNWIND $ids AS id
            MATCH (:Entity {id: id})-[:DEPENDS_ON|COMPENSATES]->(t:Task)
            OPTIONAL MATCH (t)-[:PRODUCED]->(r:Result)
            RETURN id, t.id AS task, toStringOrNull(t.stage) AS stage, coalesce(toStringOrNull(t.task_type), '') AS task_type,
                   r.id AS result, toStringOrNull(r.summary) AS summary, toStringOrNull(r.content) AS payload,
                   toStringOrNull(r.metrics) AS metrics, toStringOrNull(r.media) AS media
            ORDER BY id, t.created_at, t.stage, t.id""";

    private final Graph graph;
    private final Clock clock;
    private final Routing routing;
    private final Submissions submissions;
    private final Bindings bindings;
    private final Claims claims;
    private final Reports reports;
    private final Completions completions;
    private final Followers followers;

    DefaultTaskQueue(
            Graph graph,
            Clock clock,
            Routing routing,
            Submissions submissions,
            Bindings bindings,
            Claims claims,
            Reports reports,
            Completions completions,
            Followers followers) {
        this.graph = graph;
        this.clock = clock;
        this.routing = routing;
        this.submissions = submissions;
        this.bindings = bindings;
        this.claims = claims;
        this.reports = reports;
        this.completions = completions;
        this.followers = followers;
    }

    @Override
    public Submission submit(NewTask task) {
        return submitAll(List.of(task)).getFirst();
    }

    @Override
    public List<Submission> submitAll(List<NewTask> tasks) {
        return tasks.isEmpty() ? List.of() : submissions.submit(tasks);
    }

    @Override
    public Optional<TaskSnapshot> find(String idOrKey) {
        return graph.readOne(FIND, Map.of("id", idOrKey))
                .flatMap(TaskProperties::read)
                .map(TaskProperties::snapshot);
    }

    @Override
    public List<TaskSnapshot> findAll(Collection<String> ids) {
        var found = new HashMap<String, TaskSnapshot>();
        TaskProperties.readAll(graph.read(FIND_ALL, Map.of("ids", List.copyOf(ids))))
                .forEach(task -> found.put(task.id(), task.snapshot()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void awaitWritten(Collection<String> ids) {
        graph.write(tx -> TaskTransaction.lock(tx, ids));
    }

    @Override
    public List<TaskSnapshot> claim(Claim claim) {
        return claims.claim(claim);
    }

    @Override
    public boolean isWaiting(List<String> capabilities, List<String> agentIds) {
        return claims.isWaiting(capabilities.stream().map(Routing::ofCapability).toList(), agentIds);
    }

    @Override
    public TaskSnapshot heartbeat(String id, long fencingToken, Heartbeat heartbeat) {
        return reports.heartbeat(id, fencingToken, heartbeat);
    }

    @Override
    public TaskSnapshot complete(String id, long fencingToken, Completion completion) {
        return reports.complete(id, fencingToken, completion);
    }

    @Override
    public List<Reported> completeAll(List<Completed> given) {
        return completions.complete(given);
    }

    @Override
    public TaskSnapshot fail(String id, long fencingToken, TaskFailure failure) {
        return reports.fail(id, fencingToken, failure);
    }

    @Override
    public TaskSnapshot release(String id, long fencingToken, String reason) {
        return reports.release(id, fencingToken, reason);
    }

    @Override
    public TaskSnapshot assign(String id, List<String> agents, String by) {
        return bindings.bind(id, agents, by);
    }

    @Override
    public TaskSnapshot cancel(String id, String by, @Nullable String reason) {
        var why = reason == null || reason.isBlank() ? "cancelled by " + by : reason;
        PropertyValues.storable("reason", why);
        return graph.write(tx -> {
            var tasks = new TaskTransaction(tx, followers);
            var task = tasks.lock(id);
            var transition = DefaultTaskSteps.cancelled(task, new Transition(task, clock.instant(), by), why);
            return transition == null ? task.snapshot() : tasks.write(transition);
        });
    }

    @Override
    public TaskSnapshot retry(String id, String by, @Nullable TaskAllowance allowance) {
        return graph.write(tx -> within(tx).retry(id, List.of(), by, allowance));
    }

    @Override
    public TaskSteps within(GraphTransaction tx) {
        return followers.steps(new TaskTransaction(tx, followers));
    }

    @Override
    public Map<String, List<TaskSnapshot>> ofRuns(Collection<String> runs) {
        var tasks = new HashMap<String, List<TaskSnapshot>>();
        for (var row : graph.read(OF_RUNS, Map.of("runs", List.copyOf(runs)))) {
            TaskProperties.read(row)
                    .ifPresent(task -> tasks.computeIfAbsent(row.string("run"), run -> new ArrayList<>())
                            .add(task.snapshot()));
        }
        return tasks;
    }

    @Override
    public Map<String, List<TaskInput>> inputs(Collection<String> ids) {
        var inputs = new HashMap<String, List<TaskInput>>();
        graph.read(INPUTS, Map.of("ids", List.copyOf(ids)))
                .forEach(row -> inputs.computeIfAbsent(row.string("id"), id -> new ArrayList<>())
                        .add(input(row)));
        return inputs;
    }

    private static TaskInput input(Row row) {
        return new TaskInput(
                row.string("task"),
                row.stringOrNull("stage"),
                row.string("task_type"),
                row.stringOrNull("result"),
                row.stringOrNull("summary"),
                row.stringOrNull("payload"),
                row.stringOrNull("metrics"),
                row.stringOrNull("media"));
    }

    @Override
    public Map<String, List<String>> agents(Collection<String> taskIds) {
        var agents = new HashMap<String, List<String>>();
        var waiting = new ArrayList<TaskProperties>();
        for (var row : graph.read(AGENTS, Map.of("ids", List.copyOf(taskIds)))) {
            TaskProperties.read(row).ifPresent(task -> {
                var given = row.list("agents").stream()
                        .map(String::valueOf)
                        .distinct()
                        .toList();
                agents.put(task.id(), given);
                if (given.isEmpty() && task.status() == TaskStatus.QUEUED) {
                    waiting.add(task);
                }
            });
        }
        agents.putAll(routing.expected(waiting));
        return agents;
    }

    @Override
    public List<TaskEvent> history(String id) {
        var events = graph.read(HISTORY, Map.of("id", id)).stream()
                .map(DefaultTaskQueue::event)
                .toList();
        if (events.isEmpty() && find(id).isEmpty()) {
            throw new GraphModelException.NotFound("There is no task '" + id + "'");
        }
        return events;
    }

    private static TaskEvent event(Row row) {
        return new TaskEvent(
                row.integer("seq"),
                Objects.requireNonNull(row.instantOrNull("at")),
                Optional.ofNullable(row.stringOrNull("from"))
                        .flatMap(TaskStatus::of)
                        .orElse(null),
                TaskStatus.of(row.string("to")).orElseThrow(),
                row.string("by"),
                row.string("reason"),
                (int) row.integer("attempt"));
    }
}
