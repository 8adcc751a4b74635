package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;

/**
 * What tasks went through and webhooks were not told of yet. The log says only that a task changed; its own events, {@code
 * (:Task)-[:HAD]->(:TaskEvent)}, say how. Those that were told of have {@code told}: the progress that the task had then.
 */
final class TaskStories {
    private static final String READ = """
            UNWIND $ids AS id
            MATCH (t:Entity {id: id}) WHERE t:Task
            RETURN t {.id, .name, .task_type, .status, .progress, .partial_results, .error_type} AS task,
                COLLECT {
                    MATCH (t)-[:HAD]->(e:TaskEvent)
                    RETURN e {.seq, .at, .from, .to, .by, .reason, .attempt, .told}
                } AS events""";
    private static final String MARK = """
            UNWIND $rows AS row
            MATCH (:Entity {id: row.id})-[:HAD]->(e:TaskEvent)
            WHERE e.seq <= row.seq AND (e.told IS NULL OR e.seq = row.seq)
            SET e.told = row.progress""";

    private static final double NEVER = -1;

    private TaskStories() {}

    /** A step that a task took. */
    record Step(long seq, Instant at, boolean first, String to, String by, String reason, long attempt) {}

    /**
     * What is to be told of a task.
     *
     * @param task its properties as they are now
     * @param hasEvents whether the platform wrote down its life; not so of one that was imported or made by Cypher
     * @param untold its steps, in order
     * @param toldProgress the progress that it had when it was last told of; less than any for never
     */
    record Story(
            Map<String, @Nullable Object> task,
            boolean hasEvents,
            List<Step> untold,
            double toldProgress,
            long lastSeq) {

        String id() {
            return text("id");
        }

        String text(String key) {
            return task.get(key) instanceof String text ? text : "";
        }

        double progress() {
            return task.get("progress") instanceof Number progress ? progress.doubleValue() : 0;
        }

        /** Whether all there is to tell is how far it has come. */
        boolean hasProgressed() {
            var status = text("status");
            return untold.isEmpty()
                    && hasEvents
                    && toldProgress != progress()
                    && (status.equals("assigned") || status.equals("running"));
        }
    }

    /**
     * By id; what is no task, or gone, is left out.
     *
     * @param since steps before are nobody's business
     */
    static Map<String, Story> read(GraphTransaction tx, Collection<String> ids, Instant since) {
        var stories = new HashMap<String, Story>();
        if (!ids.isEmpty()) {
            tx.run(READ, Map.of("ids", List.copyOf(ids))).forEach(row -> {
                var story = story(row.map("task"), row.list("events"), since);
                stories.put(story.id(), story);
            });
        }
        return stories;
    }

    /** So that nothing is told twice. What happened since it was read is left for the next time. */
    static void mark(GraphTransaction tx, Collection<Story> told) {
        var rows = told.stream()
                .filter(story -> story.hasProgressed() || !story.untold().isEmpty())
                .map(story ->
                        Map.<String, Object>of("id", story.id(), "seq", story.lastSeq(), "progress", story.progress()))
                .toList();
        if (!rows.isEmpty()) {
            tx.run(MARK, Map.of("rows", rows));
        }
    }

    private static Story story(Map<String, @Nullable Object> task, List<@Nullable Object> events, Instant since) {
        var untold = new ArrayList<Step>();
        long last = 0;
        var toldProgress = NEVER;
        for (var one : events) {
            if (!(one instanceof Map<?, ?> event)) {
                continue;
            }
            var step = step(event);
            var isLast = step.seq() > last;
            last = Math.max(last, step.seq());
            if (event.get("told") instanceof Number told) {
                toldProgress = isLast ? told.doubleValue() : toldProgress;
            } else if (!step.at().isBefore(since)) {
                untold.add(step);
            }
        }
        untold.sort(Comparator.comparingLong(Step::seq));
        return new Story(new LinkedHashMap<>(task), !events.isEmpty(), untold, toldProgress, last);
    }

    private static Step step(Map<?, ?> event) {
        return new Step(
                event.get("seq") instanceof Number seq ? seq.longValue() : 0,
                Objects.requireNonNullElse(Times.instant(event.get("at")), Instant.EPOCH),
                event.get("from") == null,
                String.valueOf(event.get("to")),
                String.valueOf(event.get("by")),
                String.valueOf(event.get("reason")),
                event.get("attempt") instanceof Number attempt ? attempt.longValue() : 0);
    }
}
