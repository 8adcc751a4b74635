package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;

/** Tells of the steps of tasks in the words of the API. */
final class TaskEvents {
    private final Map<String, TaskStories.Story> stories;
    private final Map<String, Map<String, @Nullable Object>> results;

    private TaskEvents(Map<String, TaskStories.Story> stories, Map<String, Map<String, @Nullable Object>> results) {
        this.stories = stories;
        this.results = results;
    }

    /** @param since steps before are nobody's business */
    static TaskEvents read(GraphTransaction tx, Collection<String> taskIds, Instant since) {
        var stories = TaskStories.read(tx, taskIds, since);
        var completed = stories.values().stream()
                .filter(story -> story.untold().stream().anyMatch(step -> type(step) == EventType.TASK_COMPLETED))
                .map(TaskStories.Story::id)
                .toList();
        return new TaskEvents(stories, TaskResults.read(tx, completed));
    }

    /** So that they are told once. */
    void mark(GraphTransaction tx) {
        TaskStories.mark(tx, stories.values());
    }

    /** What is to be told of the task that this change is of; a second change of it tells nothing more. */
    List<OutgoingEvent> of(LoggedChange change) {
        var story = stories.get(change.change().entityId());
        if (story == null) {
            return List.of();
        }
        var events = new ArrayList<OutgoingEvent>();
        if (!story.hasEvents() && change.type() == EventType.ENTITY_CREATED) {
            events.add(OutgoingEvent.of(
                    story.id() + "\n" + change.cursor(),
                    EventType.TASK_CREATED,
                    story.id(),
                    change.at(),
                    task(story, story.text("status"))));
        }
        story.untold().forEach(step -> events.add(event(story, step)));
        if (story.hasProgressed()) {
            var data = task(story, story.text("status"));
            data.put("partial_results", TaskResults.json(story.task().get("partial_results")));
            events.add(OutgoingEvent.of(
                    story.id() + "\n" + change.cursor() + "\n" + change.index(),
                    EventType.TASK_PROGRESS,
                    story.id(),
                    change.at(),
                    data));
        }
        return events;
    }

    private OutgoingEvent event(TaskStories.Story story, TaskStories.Step step) {
        var type = type(step);
        var data = task(story, step.to());
        data.put("attempt", step.attempt());
        switch (type) {
            case TASK_ASSIGNED -> data.put("worker", step.by());
            case TASK_COMPLETED -> {
                data.put("progress", 100.0);
                data.put("results", results.get(story.id()));
            }
            case TASK_FAILED -> {
                data.put("error", step.reason());
                data.put("error_type", story.text("error_type"));
            }
            default -> data.put("reason", step.reason());
        }
        return OutgoingEvent.of(story.id() + "\n" + step.seq(), type, story.id(), step.at(), data);
    }

    private static Map<String, @Nullable Object> task(TaskStories.Story story, String status) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("task_id", story.id());
        data.put("task_type", story.text("task_type"));
        data.put("name", story.text("name"));
        data.put("status", word(status));
        data.put("progress", story.progress());
        return data;
    }

    private static EventType type(TaskStories.Step step) {
        return switch (step.to()) {
            case "assigned" -> EventType.TASK_ASSIGNED;
            case "completed" -> EventType.TASK_COMPLETED;
            case "failed" -> EventType.TASK_FAILED;
            case "cancelled" -> EventType.TASK_CANCELLED;
            default -> step.first() ? EventType.TASK_CREATED : EventType.TASK_PROGRESS;
        };
    }

    /** As {@code GET /tasks/{id}} says it. */
    private static String word(String status) {
        return switch (status) {
            case "queued" -> "accepted";
            case "assigned", "running" -> "in_progress";
            default -> status;
        };
    }
}
