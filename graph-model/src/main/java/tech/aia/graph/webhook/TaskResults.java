package tech.aia.graph.webhook;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** What completed tasks produced, under the names that {@code GET /tasks/{id}} has. */
final class TaskResults {
    /** What is longer is left out, and fetched by who needs it. */
    private static final int MOST_BYTES = 256 * 1024;

    /** What is nested deeper stays text: a body that holds it must not become too deep to be written. */
    private static final int DEEPEST = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private static final String READ = """
            UNWIND $ids AS id
            MATCH (:Entity {id: id})-[:PRODUCED]->(r:Result)
            RETURN id, r {.id, .summary, .content, .metrics, .media} AS result
            ORDER BY r.created_at""";

    private TaskResults() {}

    /** By the task's id; of several results, the latest. */
    static Map<String, Map<String, @Nullable Object>> read(GraphTransaction tx, Collection<String> taskIds) {
        var results = new HashMap<String, Map<String, @Nullable Object>>();
        if (!taskIds.isEmpty()) {
            tx.run(READ, Map.of("ids", List.copyOf(taskIds)))
                    .forEach(row -> results.put(row.string("id"), view(row.map("result"))));
        }
        return results;
    }

    private static Map<String, @Nullable Object> view(Map<String, @Nullable Object> result) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("result_id", result.get("id"));
        view.put("summary", result.get("summary"));
        view.put("data", json(result.get("content")));
        view.put("metrics", json(result.get("metrics")));
        view.put("media", json(result.get("media")));
        var cut = List.of("content", "metrics", "media").stream().anyMatch(key -> isTooLong(result.get(key)));
        if (cut) {
            view.put("truncated", true);
        }
        return view;
    }

    /** As JSON, or as text when it is none or nested too deep; null when there is none or too much. */
    static @Nullable Object json(@Nullable Object stored) {
        if (!(stored instanceof String text) || isTooLong(text)) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJsonOrTooDeep) {
            return text;
        }
    }

    private static boolean isTooLong(@Nullable Object stored) {
        return stored instanceof String text && OutgoingEvent.isLonger(text, MOST_BYTES);
    }
}
