package tech.aia.graph.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.RequestHash;
import tech.aia.graph.entity.EntityNames;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.PropertyValues;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Accepts tasks. */
final class Submissions {
    private static final EntityType TASK = new EntityType("task");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final String KNOWN = """
            UNWIND $keys AS key
            MATCH (t:Task {idempotency_key: key})
            RETURN\s""" + TaskProperties.PROJECTION;
    private static final String CREATE = """
            UNWIND $rows AS row
            CREATE (t:Entity:Task)
            SET t = row.properties
            WITH t, row
            UNWIND row.events AS event
            CREATE (t)-[:HAD]->(e:TaskEvent)
            SET e = event""";
    private static final String ABOUT = """
            UNWIND $rows AS row
            MATCH (t:Entity {id: row.id})
            MATCH (subject:Entity {id: row.about})
            MERGE (t)-[:ABOUT]->(subject)
            RETURN count(*) AS linked""";

    private final Graph graph;
    private final Clock clock;
    private final Routing routing;
    private final Durations durations;
    private final OpenTasks open = new OpenTasks();

    Submissions(Graph graph, Clock clock, Routing routing, Durations durations) {
        this.graph = graph;
        this.clock = clock;
        this.routing = routing;
        this.durations = durations;
    }

    List<Submission> submit(List<NewTask> given) {
        var tasks = given.stream().map(Submissions::identified).toList();
        var routes = routing.routes(tasks);
        try {
            return graph.write(tx -> submit(tx, tasks, routes, Map.of()));
        } catch (GraphException.ConstraintViolated race) {
            // Somebody took an idempotency key between our look and our write, or the answer to our commit was lost and
            // it was tried again; the second look sees the tasks.
            return graph.write(tx -> submit(tx, tasks, routes, TaskTransaction.lock(tx, ids(tasks))));
        } finally {
            open.settled(tasks);
        }
    }

    /** Its id is fixed before the transaction, which may be tried again, begins. */
    private static NewTask identified(NewTask task) {
        return task.place().id() == null
                ? task.with().place(task.place().withId(TaskPlace.newId())).build()
                : task;
    }

    private static List<String> ids(List<NewTask> tasks) {
        return tasks.stream()
                .map(task -> task.place().id())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Inside a transaction that writes other things, too. */
    List<Submission> submit(GraphTransaction tx, List<NewTask> given) {
        var tasks = given.stream().map(Submissions::identified).toList();
        return submit(tx, tasks, routing.routes(tasks), Map.of());
    }

    /**
     * Takes in a task that begins again.
     *
     * @throws GraphModelException.TooMany if there is no room for it
     */
    void admitAgain(GraphTransaction tx, TaskAllowance allowance, String id) {
        open.admitAgain(tx, allowance, id);
    }

    /** @param there those of the tasks, by id, that an earlier try has written */
    private List<Submission> submit(
            GraphTransaction tx, List<NewTask> tasks, List<Routing.Route> routes, Map<String, TaskProperties> there) {
        var now = clock.instant();
        var known = known(tx, tasks);
        var waiting = waiting(tx, tasks);
        var answers = new ArrayList<Submission>(tasks.size());
        var created = new ArrayList<Transition>();
        var fresh = new ArrayList<NewTask>();
        for (int i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var key = task.idempotencyKey();
            var first = key == null ? null : known.get(key);
            if (first != null) {
                answers.add(again(task, first));
                continue;
            }
            var written = there.get(String.valueOf(task.place().id()));
            if (written != null) {
                answers.add(new Submission(written.snapshot(), true));
                continue;
            }
            var transition = created(task, routes.get(i), waiting, now);
            created.add(transition);
            fresh.add(task);
            answers.add(new Submission(transition.now().snapshot(), false));
            if (key != null) {
                known.put(key, transition.now());
            }
        }
        open.admit(tx, fresh);
        write(tx, created);
        routing.open(tx, routes);
        link(tx, tasks, answers, now);
        return answers;
    }

    /**
     * @param dependencies ids of tasks that are not completed yet
     * @param inside those of them that are submitted just now
     */
    private record Waiting(Set<String> dependencies, Set<String> inside) {}

    private static Waiting waiting(GraphTransaction tx, List<NewTask> tasks) {
        var all = tasks.stream()
                .flatMap(task -> task.place().dependsOn().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var inside = tasks.stream()
                .map(task -> task.place().id())
                .filter(Objects::nonNull)
                .filter(all::contains)
                .collect(Collectors.toSet());
        all.removeAll(inside);
        var open = new HashSet<>(Dependencies.open(tx, all));
        open.addAll(inside);
        return new Waiting(open, inside);
    }

    private static Map<String, TaskProperties> known(GraphTransaction tx, List<NewTask> tasks) {
        var keys = new LinkedHashSet<String>();
        tasks.stream().map(NewTask::idempotencyKey).filter(Objects::nonNull).forEach(keys::add);
        var known = new HashMap<String, TaskProperties>();
        if (!keys.isEmpty()) {
            TaskProperties.readAll(tx.run(KNOWN, Map.of("keys", List.copyOf(keys))))
                    .forEach(task -> known.put(task.text("idempotency_key", ""), task));
        }
        return known;
    }

    private static Submission again(NewTask task, TaskProperties first) {
        if (!hash(task).equals(first.text("request_hash"))) {
            throw new GraphModelException.InvalidValue(
                    "Idempotency-Key",
                    "This Idempotency-Key belongs to another task, '" + first.id()
                            + "'; use a new key for a new task, and the same body for the same one",
                    task.idempotencyKey());
        }
        return new Submission(first.snapshot(), true);
    }

    private Transition created(NewTask task, Routing.Route route, Waiting waiting, Instant now) {
        var place = task.place();
        var id = place.id() == null ? TaskPlace.newId() : place.id();
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("id", id);
        var waits = Stream.concat(
                        place.dependsOn().stream().filter(waiting.dependencies()::contains),
                        Stream.ofNullable(place.hold()))
                .toList();
        var transition = new Transition(new TaskProperties(withSettings(task, properties)), now, task.by());
        transition
                .set("type", TASK.name())
                .set("created_at", now)
                .set("name", EntityNames.of(TASK, task.taskType(), Map.of("description", task.description())))
                .set("task_type", task.taskType())
                .set("description", task.description())
                .set("requirements", json("requirements", task.requirements()))
                .set("context", json("context", task.context()))
                .set("route", route.key())
                .set("other_route", route.other())
                .set("agents_required", route.agents().isEmpty() ? null : route.agents())
                .set("estimated_completion", durations.plusTurnaround(task.taskType(), now))
                .set("run_id", place.run())
                .set("stage", place.stage())
                .set(
                        "dependencies",
                        place.dependsOn().isEmpty()
                                ? null
                                : Long.valueOf(place.dependsOn().size()))
                .set("has_dependents", waiting.inside().contains(id) ? true : null)
                .set("waits_for", waits.isEmpty() ? null : waits)
                .queue(now, "submitted");
        if (task.allowance() != null) {
            transition
                    .set("account", task.allowance().account())
                    .set("open_for", task.allowance().account());
        }
        if (task.idempotencyKey() != null) {
            transition.set("idempotency_key", task.idempotencyKey()).set("request_hash", hash(task));
        }
        return transition;
    }

    /** Settings go into both the state that the transition reads and what it writes. */
    private static Map<String, @Nullable Object> withSettings(NewTask task, Map<String, @Nullable Object> properties) {
        properties.put("priority", (long) task.priority());
        properties.put("progress", 0.0);
        properties.put("attempt", 0L);
        properties.put("fencing_token", 0L);
        properties.put("max_attempts", (long) task.retry().maxAttempts());
        properties.put("last_attempt", (long) task.retry().maxAttempts());
        properties.put("retry_initial_ms", task.retry().initialDelay().toMillis());
        properties.put("retry_max_ms", task.retry().maxDelay().toMillis());
        if (!task.retry().nonRetryable().isEmpty()) {
            properties.put("retry_not_after", task.retry().nonRetryable());
        }
        properties.put("start_timeout_ms", millis(task.timeouts().start()));
        properties.put("run_timeout_ms", millis(task.timeouts().run()));
        properties.put("heartbeat_timeout_ms", millis(task.timeouts().heartbeat()));
        return properties;
    }

    private static @Nullable Long millis(@Nullable Duration timeout) {
        return timeout == null ? null : Long.valueOf(timeout.toMillis());
    }

    private static void write(GraphTransaction tx, List<Transition> created) {
        if (created.isEmpty()) {
            return;
        }
        var rows = created.stream()
                .map(transition -> Map.of(
                        "properties",
                        transition.now().values(),
                        "events",
                        transition.row().get("events")))
                .toList();
        tx.run(CREATE, Map.of("rows", rows));
        tx.changes(created.stream()
                .map(transition -> Change.of(ChangeKind.CREATED, transition.id(), TASK.name()))
                .toList());
    }

    private static void link(GraphTransaction tx, List<NewTask> tasks, List<Submission> answers, Instant now) {
        var fresh = new ArrayList<NewTask>();
        var ids = new ArrayList<String>();
        for (int i = 0; i < tasks.size(); i++) {
            if (!answers.get(i).repeated()) {
                fresh.add(tasks.get(i));
                ids.add(answers.get(i).task().id());
            }
        }
        Dependencies.link(tx, fresh, ids);
        Origins.link(tx, fresh, ids, now);
        about(tx, tasks, answers);
    }

    private static void about(GraphTransaction tx, List<NewTask> tasks, List<Submission> answers) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < tasks.size(); i++) {
            if (!answers.get(i).repeated()) {
                var id = answers.get(i).task().id();
                tasks.get(i).about().stream()
                        .distinct()
                        .forEach(subject -> rows.add(Map.of("id", id, "about", subject)));
            }
        }
        Subjects.link(tx, ABOUT, rows);
    }

    static @Nullable String json(String field, @Nullable Object value) {
        return value == null ? null : (String) PropertyValues.storable(field, JSON.writeValueAsString(value));
    }

    private static String hash(NewTask task) {
        return RequestHash.of(
                task.taskType(),
                task.description(),
                task.priority(),
                task.requirements(),
                task.context(),
                task.agentsRequired(),
                task.about(),
                task.place().dependsOn(),
                task.retry().toString(),
                task.timeouts().toString());
    }
}
