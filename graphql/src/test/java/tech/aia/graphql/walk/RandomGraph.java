package tech.aia.graphql.walk;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/** A few nodes of each type, many of whose properties are missing, and relationships between them, some of them twice or to themselves. */
public final class RandomGraph {
    private static final ZonedDateTime START = ZonedDateTime.of(2025, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("customer", "Customer"),
            Map.entry("product", "Product"),
            Map.entry("task", "Task"),
            Map.entry("agent", "Agent"),
            Map.entry("result", "Result"),
            Map.entry("workflow", "Workflow"),
            Map.entry("workflow_run", "WorkflowRun"),
            Map.entry("comment", "Comment"),
            Map.entry("project", "Project"),
            Map.entry("person", "Person"),
            Map.entry("ticket", "Ticket"));

    private final Random random;
    private final Graph graph;

    public RandomGraph(Random random, Graph graph) {
        this.random = random;
        this.graph = graph;
    }

    public void write() {
        graph.write(tx -> tx.run("MATCH (n:Entity|WorkflowVersion) DETACH DELETE n", Map.of()));
        LABELS.keySet().stream().sorted().forEach(this::nodes);
        versions();
        link("PURCHASED", "Customer", "Product", 14, true);
        link("ABOUT", "Task", "Entity", 8, false);
        link("ASSIGNED_TO", "Task", "Agent", 7, true);
        link("PRODUCED", "Task", "Result", 5, false);
        link("DEPENDS_ON", "Task", "Task", 8, false);
        link("PART_OF", "Task", "WorkflowRun", 4, true);
        link("COMMENTS_ON", "Comment", "Entity", 6, false);
        link("PART_OF", "Task", "Project", 3, false);
        link("SUBMITTED", "Person", "Task", 3, false);
        link("RUN_OF", "WorkflowRun", "WorkflowVersion", 3, false);
    }

    private void nodes(String type) {
        for (int i = 0; i < 4 + random.nextInt(3); i++) {
            var properties = new LinkedHashMap<String, @Nullable Object>();
            properties.put("id", type + "_" + i);
            properties.put("type", type);
            List.of("name", "sector", "status", "category", "description", "task_type", "agent_type", "stage", "role")
                    .forEach(key -> maybe(properties, key, "name " + random.nextInt(4)));
            List.of("founded", "employees", "priority", "capacity", "stars", "stages", "completed", "version")
                    .forEach(key -> maybe(properties, key, (long) random.nextInt(5)));
            List.of("annual_revenue", "unit_price", "progress")
                    .forEach(key -> maybe(properties, key, random.nextInt(40) / 2.0));
            List.of("created_at", "updated_at", "started_at", "ended_at")
                    .forEach(key -> maybe(properties, key, moment()));
            maybe(properties, "vip", random.nextBoolean());
            maybe(properties, "capabilities", List.of("name " + random.nextInt(3), "name 1"));
            maybe(properties, "content", "{\"figures\": [1, 2.5]}");
            graph.write(tx -> tx.run(
                    "CREATE (n:Entity:" + LABELS.get(type) + ") SET n = $properties",
                    Map.of("properties", properties)));
        }
    }

    private ZonedDateTime moment() {
        return START.plusHours(random.nextInt(6));
    }

    private void maybe(Map<String, @Nullable Object> properties, String key, Object value) {
        if (random.nextInt(3) > 0) {
            properties.put(key, value);
        }
    }

    private void versions() {
        graph.write(tx -> tx.run("""
                MATCH (w:Workflow) WITH w ORDER BY w.id UNWIND range(1, $most) AS version
                CREATE (w)-[:HAS_VERSION]->(v:WorkflowVersion {version: version, definition: '{"stages": []}'})
                SET v.description = CASE version WHEN 1 THEN null ELSE 'name ' + version END""", Map.of("most", 1 + random.nextInt(3))));
    }

    private void link(String type, String from, String to, int count, boolean holds) {
        for (int i = 0; i < count; i++) {
            var properties = new LinkedHashMap<String, @Nullable Object>();
            if (holds) {
                maybe(properties, "amount", random.nextInt(6) / 2.0);
                maybe(properties, "quantity", (double) random.nextInt(3));
                maybe(properties, "stage", "name " + random.nextInt(3));
                List.of("at", "assigned_at").forEach(key -> maybe(properties, key, moment()));
            }
            var parameters = new ArrayList<>(List.of(random.nextInt(100), random.nextInt(100)));
            graph.write(tx -> tx.run(
                    """
                    MATCH (a:%s) WITH a ORDER BY a.id WITH collect(a) AS starts WITH starts[$from %% size(starts)] AS a
                    MATCH (b:%s) WITH a, b ORDER BY b.id, b.version, elementId(b) WITH a, collect(b) AS ends WITH a, ends[$to %% size(ends)] AS b
                    CREATE (a)-[r:%s]->(b) SET r = $properties""".formatted(from, to, type),
                    Map.of("from", parameters.getFirst(), "to", parameters.getLast(), "properties", properties)));
        }
    }
}
