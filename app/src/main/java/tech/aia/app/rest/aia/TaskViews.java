package tech.aia.app.rest.aia;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.task.Submission;
import tech.aia.graph.task.TaskEvent;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;
import tech.aia.graph.task.TaskStatus;
import tech.aia.graph.task.Tasks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tasks as this face shows them; many with as few statements as one. */
@Component
class TaskViews {
    private static final Logger LOG = LoggerFactory.getLogger(TaskViews.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Longer than a commit takes, and the clocks of processes differ. */
    private static final Duration JUST = Duration.ofSeconds(10);

    /** Who reads waits no longer than this for who writes. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final TaskQueue queue;
    private final Tasks tasks;
    private final Entities entities;
    private final Clock clock;

    TaskViews(TaskQueue queue, Tasks tasks, Entities entities, Clock clock) {
        this.queue = queue;
        this.tasks = tasks;
        this.entities = entities;
        this.clock = clock;
    }

    List<TaskBodies.Accepted> accepted(List<Submission> submissions) {
        var agents = agents(submissions.stream().map(Submission::task).toList());
        return submissions.stream()
                .map(Submission::task)
                .map(task -> new TaskBodies.Accepted(
                        task.id(),
                        TaskWords.of(task.status()),
                        task.estimatedCompletion(),
                        agents.getOrDefault(task.id(), List.of()),
                        "/tasks/" + task.id()))
                .toList();
    }

    TaskBodies.View view(TaskSnapshot task) {
        return views(List.of(task)).getFirst();
    }

    /** Of a task that this request has written itself, so that all of it can be seen. */
    TaskBodies.View written(TaskSnapshot task) {
        return shown(List.of(task), results(List.of(task))).getFirst();
    }

    List<TaskBodies.View> views(List<TaskSnapshot> snapshots) {
        var results = results(snapshots);
        var late = justCompleted(snapshots, results.keySet());
        if (!late.isEmpty() && areWritten(late)) {
            results.putAll(results(snapshots));
        }
        return shown(snapshots, results);
    }

    /** False where that does not show soon; then what can be seen is shown. */
    private boolean areWritten(List<String> ids) {
        try (var _ = RequestTime.begin(RequestTime.within(PATIENCE))) {
            queue.awaitWritten(ids);
            return true;
        } catch (GraphException unknown) {
            LOG.debug("Tasks are shown without the results that may be on their way: {}", unknown.getMessage());
            return false;
        }
    }

    private List<TaskBodies.View> shown(List<TaskSnapshot> snapshots, Map<String, Entity> results) {
        var agents = agents(snapshots);
        return snapshots.stream()
                .map(task -> view(task, agents.getOrDefault(task.id(), List.of()), results.get(task.id())))
                .toList();
    }

    private static TaskBodies.View view(TaskSnapshot task, List<String> agents, @Nullable Entity result) {
        var completed = task.status() == TaskStatus.COMPLETED;
        var failed = task.status() == TaskStatus.FAILED;
        return new TaskBodies.View(
                task.id(),
                TaskWords.of(task.status()),
                task.progress(),
                task.createdAt(),
                task.updatedAt(),
                task.estimatedCompletion(),
                agents,
                json(task.partialResults()),
                completed ? results(result) : null,
                failed ? error(task) : null,
                task.taskType(),
                task.description(),
                task.priority(),
                json(task.requirements()),
                json(task.context()),
                task.attempt(),
                task.maxAttempts(),
                task.startedAt(),
                task.endedAt(),
                task.cancelRequested(),
                task.waitsFor(),
                task.run(),
                task.stage());
    }

    private static TaskBodies.FailureReason error(TaskSnapshot task) {
        return new TaskBodies.FailureReason(
                task.errorType() == null ? "error" : task.errorType(),
                task.error() == null ? "It failed without saying why" : task.error());
    }

    private static TaskBodies.Results results(@Nullable Entity result) {
        if (result == null) {
            return new TaskBodies.Results(null, null, null, null, null);
        }
        var properties = result.properties();
        return new TaskBodies.Results(
                result.id(),
                text(properties, "summary"),
                json(text(properties, "content")),
                json(text(properties, "metrics")),
                json(text(properties, "media")));
    }

    /** The result of each completed task; of several, the first by id. */
    private Map<String, Entity> results(List<TaskSnapshot> snapshots) {
        var completed = snapshots.stream()
                .filter(task -> task.status() == TaskStatus.COMPLETED)
                .map(TaskSnapshot::id)
                .toList();
        if (completed.isEmpty()) {
            return new HashMap<>();
        }
        var ids = new HashMap<String, String>();
        tasks.results(completed, 1).forEach((task, results) -> results.forEach(result -> ids.put(task, result.id())));
        var found = new HashMap<String, Entity>();
        entities.findAll(new LinkedHashSet<>(ids.values())).forEach(entity -> found.put(entity.id(), entity));
        var byTask = new HashMap<String, Entity>();
        ids.forEach((task, result) -> {
            var entity = found.get(result);
            if (entity != null) {
                byTask.put(task, entity);
            }
        });
        return byTask;
    }

    /** Those whose result may be there and not be seen yet. */
    private List<String> justCompleted(List<TaskSnapshot> snapshots, Set<String> shown) {
        var since = clock.instant().minus(JUST);
        return snapshots.stream()
                .filter(task -> task.status() == TaskStatus.COMPLETED && !shown.contains(task.id()))
                .filter(task -> task.endedAt() == null || task.endedAt().isAfter(since))
                .map(TaskSnapshot::id)
                .toList();
    }

    private Map<String, List<String>> agents(List<TaskSnapshot> snapshots) {
        var byTask = new HashMap<String, List<String>>();
        queue.agents(snapshots.stream().map(TaskSnapshot::id).toList())
                .forEach((task, ids) ->
                        byTask.put(task, ids.stream().map(AgentViews::shortId).toList()));
        return byTask;
    }

    static TaskBodies.Event event(TaskEvent event) {
        return new TaskBodies.Event(
                event.seq(),
                event.at(),
                event.from() == null ? null : event.from().word(),
                event.to().word(),
                event.by(),
                event.reason(),
                event.attempt());
    }

    private static @Nullable String text(Map<String, Object> properties, String key) {
        return properties.get(key) instanceof String text ? text : null;
    }

    /** What was kept as JSON text; text that is none, as an import may bring, stays text. */
    static @Nullable Object json(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return JSON.readValue(text, Object.class);
        } catch (JacksonException plain) {
            return text;
        }
    }
}
