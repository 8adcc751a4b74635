package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads tasks with what they produced. */
@Component
class ReportedTasks {
    private static final int MOST = 200;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private static final String DEPENDENCIES = """
            MATCH (t:Entity {id: $id})-[:DEPENDS_ON]->(d:Task)
            RETURN DISTINCT d.id AS id, d.created_at AS at ORDER BY at, id""";
    private static final String TASKS = """
            UNWIND $ids AS id
            MATCH (d:Entity {id: id}) WHERE d:Task
            OPTIONAL MATCH (d)-[:PRODUCED]->(r:Result)
            WITH d, r ORDER BY r.created_at DESC, r.id
            WITH d, head(collect(r)) AS r
            RETURN d.id AS id, toStringOrNull(d.task_type) AS task_type, toStringOrNull(d.status) AS status,
                   toStringOrNull(coalesce(d.description, d.name)) AS description, r.id AS result,
                   toStringOrNull(r.summary) AS summary, toStringOrNull(r.content) AS content,
                   toStringOrNull(r.metrics) AS metrics""";

    private final Graph graph;

    ReportedTasks(Graph graph) {
        this.graph = graph;
    }

    /**
     * A task and its result, of several the latest.
     *
     * @param resultId null when it has none
     */
    record Reported(
            String id,
            String taskType,
            String status,
            String description,
            @Nullable String resultId,
            @Nullable String summary,
            Map<String, @Nullable Object> content,
            Map<String, @Nullable Object> metrics) {
        boolean hasResult() {
            return resultId != null;
        }
    }

    /** What a task depends on, in the order it was submitted. */
    List<String> dependencies(String task) {
        return graph.read(DEPENDENCIES, Map.of("id", task)).stream()
                .map(row -> row.string("id"))
                .toList();
    }

    /** @param ids with or without {@code task_} in front */
    List<Reported> read(List<String> ids) {
        var whole = ids.stream()
                .map(id -> id.startsWith("task_") ? id : "task_" + id)
                .distinct()
                .toList();
        if (whole.size() > MOST) {
            throw new TaskRefused("A report can be about " + MOST + " tasks at most, not " + whole.size());
        }
        var found = new LinkedHashMap<String, Reported>();
        graph.read(TASKS, Map.of("ids", whole)).forEach(row -> found.put(row.string("id"), reported(row)));
        var reported = new ArrayList<Reported>();
        for (var id : whole) {
            var task = found.get(id);
            if (task == null) {
                throw new TaskRefused("There is no task '" + id + "' to report on");
            }
            reported.add(task);
        }
        return reported;
    }

    private static Reported reported(Row row) {
        return new Reported(
                row.string("id"),
                text(row, "task_type"),
                text(row, "status"),
                text(row, "description"),
                row.stringOrNull("result"),
                row.stringOrNull("summary"),
                object("result", row.stringOrNull("content")),
                object("metrics", row.stringOrNull("metrics")));
    }

    private static String text(Row row, String column) {
        var text = row.stringOrNull(column);
        return text == null ? "" : text;
    }

    /** Workers of any kind may have written anything: what is no object is its own only value. */
    private static Map<String, @Nullable Object> object(String name, @Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return JsonMapper.shared().readValue(json, OBJECT);
        } catch (JacksonException noObject) {
            return Map.of(name, json);
        }
    }
}
