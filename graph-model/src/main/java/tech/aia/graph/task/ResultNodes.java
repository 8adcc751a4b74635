package tech.aia.graph.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.entity.EntityNames;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.PropertyValues;

/** Writes what workers have to show as nodes of the graph. */
final class ResultNodes {
    private static final EntityType RESULT = new EntityType("result");

    private static final String CREATE = """
            UNWIND $rows AS row
            MATCH (t:Entity {id: row.task})
            CREATE (t)-[:PRODUCED]->(r:Entity:Result)
            SET r = row.properties""";
    private static final String ABOUT = """
            UNWIND $rows AS row
            MATCH (r:Entity {id: row.id})
            MATCH (subject:Entity {id: row.about})
            MERGE (r)-[:ABOUT]->(subject)""";

    private ResultNodes() {}

    /** A result that is to be written. */
    record NewResult(String id, String task, Map<String, @Nullable Object> properties, List<String> about) {}

    static NewResult of(TaskProperties task, Completion completion, Instant now) {
        var id = RESULT.idOf(task.id().startsWith("task_") ? task.id().substring(5) : task.id());
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("id", id);
        properties.put("type", RESULT.name());
        properties.put("created_at", Times.zoned(now));
        properties.put("updated_at", Times.zoned(now));
        properties.put("result_type", task.text("task_type"));
        properties.put("summary", PropertyValues.storable("summary", completion.summary()));
        properties.put("name", EntityNames.of(RESULT, task.text("name", id), properties));
        properties.put("content", Submissions.json("payload", completion.payload()));
        properties.put("metrics", Submissions.json("metrics", completion.metrics()));
        properties.put("media", completion.media().isEmpty() ? null : Submissions.json("media", completion.media()));
        return new NewResult(id, task.id(), properties, completion.about());
    }

    static void write(GraphTransaction tx, List<NewResult> results) {
        if (results.isEmpty()) {
            return;
        }
        var rows = results.stream()
                .map(result -> Map.of("task", result.task(), "properties", result.properties()))
                .toList();
        tx.run(CREATE, Map.of("rows", rows));
        var changes = new ArrayList<Change>();
        for (var result : results) {
            changes.add(Change.of(ChangeKind.CREATED, result.id(), RESULT.name()));
            changes.add(new Change(ChangeKind.RELATIONSHIP_ADDED, result.task(), "task", "PRODUCED", result.id()));
        }
        tx.changes(changes);
        var links = new ArrayList<Map<String, Object>>();
        results.forEach(result -> result.about().stream()
                .distinct()
                .forEach(subject -> links.add(Map.of("id", result.id(), "about", subject))));
        Subjects.link(tx, ABOUT, links);
    }
}
