package tech.aia.graph.workflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.entity.EntityType;

/** The nodes of runs inside a transaction. */
final class RunNodes {
    static final EntityType RUN = new EntityType("workflow_run");

    /** What is read after the lock is what the last one to hold it has committed. */
    private static final String LOCK = """
            MATCH (r:Entity {id: $id}) WHERE r:WorkflowRun
            SET r._lock = true
            REMOVE r._lock
            RETURN\s""" + RunProperties.PROJECTION;

    private static final String BY_KEY = """
            MATCH (r:WorkflowRun {idempotency_key: $key})
            RETURN\s""" + RunProperties.PROJECTION;
    private static final String CREATE = "CREATE (r:Entity:WorkflowRun) SET r = $properties";
    private static final String WRITE = "MATCH (r:Entity {id: $id}) SET r += $set";
    private static final String RUN_OF = """
            MATCH (r:Entity {id: $id})
            MATCH (:Entity {id: $workflow})-[:HAS_VERSION]->(v:WorkflowVersion {version: $version})
            CREATE (r)-[:RUN_OF]->(v)""";
    private static final String COMPENSATES = """
            MATCH (c:Entity {id: $id})
            MATCH (t:Task)-[:PART_OF]->(:Entity {id: $run}) WHERE t <> c
            CREATE (c)-[:COMPENSATES]->(t)""";

    private final GraphTransaction tx;

    RunNodes(GraphTransaction tx) {
        this.tx = tx;
    }

    Optional<RunProperties> lock(String id) {
        return tx.run(LOCK, Map.of("id", id)).stream()
                .map(row -> new RunProperties(row.map("run")))
                .findFirst();
    }

    Optional<RunProperties> byKey(@Nullable String key) {
        return key == null
                ? Optional.empty()
                : tx.run(BY_KEY, Map.of("key", key)).stream()
                        .map(row -> new RunProperties(row.map("run")))
                        .findFirst();
    }

    void create(Map<String, @Nullable Object> properties) {
        tx.run(CREATE, Map.of("properties", properties));
        tx.changes(List.of(Change.of(ChangeKind.CREATED, String.valueOf(properties.get("id")), RUN.name())));
    }

    void linkTo(String id, String workflowId, int version) {
        tx.run(RUN_OF, Map.of("id", id, "workflow", workflowId, "version", version));
    }

    void linkCompensation(String id, String run) {
        tx.run(COMPENSATES, Map.of("id", id, "run", run));
    }

    /** Writes what differs, if anything does. */
    void write(RunProperties run, Map<String, @Nullable Object> wanted, Instant now) {
        var set = new LinkedHashMap<String, @Nullable Object>(wanted);
        set.entrySet()
                .removeIf(entry -> Objects.equals(entry.getValue(), run.values().get(entry.getKey())));
        if (set.isEmpty()) {
            return;
        }
        set.put("updated_at", now.atZone(ZoneOffset.UTC));
        tx.run(WRITE, Map.of("id", run.id(), "set", set));
        tx.changes(List.of(Change.of(ChangeKind.UPDATED, run.id(), RUN.name())));
    }

    /** For the time of this transaction only: several of the run's tasks are changed, and it is settled once at the end. */
    void mark(String id, boolean changing) {
        var set = new LinkedHashMap<String, @Nullable Object>();
        set.put("_changing", changing ? true : null);
        tx.run(WRITE, Map.of("id", id, "set", set));
    }
}
