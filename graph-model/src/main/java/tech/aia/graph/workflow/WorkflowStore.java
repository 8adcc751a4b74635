package tech.aia.graph.workflow;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.PropertyValues;

/** Named workflows and their versions. */
final class WorkflowStore {
    static final EntityType WORKFLOW = new EntityType("workflow");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private static final String COLUMNS = """
            w.name AS name, v.description AS description, v.version AS version, w.version AS latest,
            v.definition AS definition, v.created_at AS created_at""";
    private static final String LOCK = """
            MERGE (w:Entity {id: $id})
            ON CREATE SET w:Workflow, w.type = 'workflow', w.name = $name, w.version = 0, w.created_at = $now
            SET w._lock = true
            REMOVE w._lock
            WITH w
            OPTIONAL MATCH (w)-[:HAS_VERSION]->(v:WorkflowVersion {version: w.version})
            RETURN w.version AS latest, v.definition AS definition, v.description AS description""";
    private static final String ADD = """
            MATCH (w:Entity {id: $id})
            SET w.version = $version, w.description = $description, w.updated_at = $now
            CREATE (w)-[:HAS_VERSION]->(v:WorkflowVersion)
            SET v = {version: $version, description: $description, definition: $definition, created_at: $now}""";
    private static final String FIND = """
            MATCH (w:Entity {id: $id})-[:HAS_VERSION]->(v:WorkflowVersion)
            WHERE w:Workflow AND v.version = coalesce($version, w.version)
            RETURN\s""" + COLUMNS;
    private static final String VERSIONS = """
            MATCH (w:Entity {id: $id})-[:HAS_VERSION]->(v:WorkflowVersion) WHERE w:Workflow
            RETURN\s""" + COLUMNS + " ORDER BY version DESC";
    private static final String LIST = """
            MATCH (w:Entity) WHERE w.type = 'workflow' AND w.id > $after AND w:Workflow
            WITH w ORDER BY w.type, w.id LIMIT $limit
            MATCH (w)-[:HAS_VERSION]->(v:WorkflowVersion {version: w.version})
            RETURN\s""" + COLUMNS + " ORDER BY w.id";
    private static final String DELETE = """
            MATCH (w:Entity {id: $id}) WHERE w:Workflow
            OPTIONAL MATCH (w)-[:HAS_VERSION]->(v:WorkflowVersion)
            DETACH DELETE v
            WITH DISTINCT w
            DETACH DELETE w
            RETURN count(*) AS deleted""";

    private final Graph graph;
    private final Clock clock;

    WorkflowStore(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    static String id(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new GraphModelException.InvalidValue(
                    "name",
                    "A workflow's name is 1 to 64 lower-case letters, digits, hyphens and underscores, and begins with a letter or digit",
                    name);
        }
        return WORKFLOW.idOf(name);
    }

    Workflow define(String name, @Nullable String description, WorkflowDefinition definition) {
        var id = id(name);
        PropertyValues.storable("description", description);
        graph.write(tx -> {
            define(tx, id, name, description, definition);
            return id;
        });
        return find(name, null).orElseThrow(() -> new GraphModelException.NotFound("The workflow was just deleted"));
    }

    private void define(
            GraphTransaction tx, String id, String name, @Nullable String description, WorkflowDefinition definition) {
        var now = clock.instant().atZone(ZoneOffset.UTC);
        var last = tx.run(LOCK, Map.of("id", id, "name", name, "now", now)).getFirst();
        var latest = last.integer("latest");
        if (definition.json().equals(last.stringOrNull("definition"))
                && Objects.equals(description, last.stringOrNull("description"))) {
            return;
        }
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("id", id);
        parameters.put("version", latest + 1);
        parameters.put("description", description);
        parameters.put("definition", definition.json());
        parameters.put("now", now);
        tx.run(ADD, parameters);
        tx.changes(List.of(Change.of(latest == 0 ? ChangeKind.CREATED : ChangeKind.UPDATED, id, WORKFLOW.name())));
    }

    Optional<Workflow> find(String name, @Nullable Integer version) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("id", "workflow_" + name);
        parameters.put("version", version);
        return graph.readOne(FIND, parameters).map(WorkflowStore::workflow);
    }

    List<Workflow> versions(String name) {
        return graph.read(VERSIONS, Map.of("id", "workflow_" + name)).stream()
                .map(WorkflowStore::workflow)
                .toList();
    }

    Page<Workflow> list(int limit, @Nullable String after) {
        var parameters = Map.<String, Object>of(
                "after", after == null ? "" : "workflow_" + after, "limit", Page.checkedLimit(limit) + 1);
        return Page.of(
                graph.read(LIST, parameters).stream()
                        .map(WorkflowStore::workflow)
                        .toList(),
                limit);
    }

    boolean delete(String name) {
        var id = "workflow_" + name;
        return graph.write(tx -> {
            var deleted = tx.run(DELETE, Map.of("id", id)).stream().anyMatch(row -> row.integer("deleted") > 0);
            if (deleted) {
                tx.changes(List.of(Change.of(ChangeKind.DELETED, id, WORKFLOW.name())));
            }
            return deleted;
        });
    }

    private static Workflow workflow(Row row) {
        return new Workflow(
                row.string("name"),
                row.stringOrNull("description"),
                (int) row.integer("version"),
                (int) row.integer("latest"),
                WorkflowDefinition.parse(row.string("definition")),
                row.instantOrNull("created_at"));
    }
}
