package tech.aia.graph.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;

/** Which tasks wait for which, and what the end of one means for those that wait for it. */
final class Dependencies {
    private static final String BY = "dependencies";

    /** The mark spares all tasks that nobody depends on the look for dependents when they end. */
    private static final String MARK = """
            UNWIND $ids AS id
            MATCH (t:Entity {id: id})
            SET t.has_dependents = true""";

    private static final String LINK = """
            UNWIND $rows AS row
            MATCH (t:Entity {id: row.id})
            MATCH (other:Entity {id: row.on})
            CREATE (t)-[:DEPENDS_ON]->(other)""";
    private static final String JOIN = """
            UNWIND $rows AS row
            MATCH (t:Entity {id: row.id})
            MATCH (run:Entity {id: row.run})
            CREATE (t)-[:PART_OF {stage: row.stage}]->(run)""";
    private static final String DEPENDENTS = """
            UNWIND $ids AS id
            MATCH (:Entity {id: id})<-[:DEPENDS_ON]-(t:Task) WHERE t.waits_for IS NOT NULL
            RETURN DISTINCT t.id AS id""";
    private static final String OF_ONE = "MATCH (:Entity {id: $id})-[:DEPENDS_ON]->(t:Task) RETURN t.id AS id";

    private Dependencies() {}

    /**
     * Those of the tasks that are still to be completed. From here to the end of the transaction none of them can end.
     *
     * @throws GraphModelException.InvalidValue if one is not there, or will not be completed
     */
    static Set<String> open(GraphTransaction tx, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var found = TaskTransaction.lock(tx, ids);
        for (var id : ids) {
            var task = found.get(id);
            if (task == null) {
                throw new GraphModelException.InvalidValue("depends_on", "There is no task '" + id + "'", id);
            }
            if (task.status() == TaskStatus.FAILED || task.status() == TaskStatus.CANCELLED) {
                throw new GraphModelException.InvalidValue(
                        "depends_on",
                        "'" + id + "' is " + task.status().word() + " and will have no results; retry it first",
                        id);
            }
        }
        var open = found.values().stream()
                .filter(task -> task.status() != TaskStatus.COMPLETED)
                .map(TaskProperties::id)
                .collect(Collectors.toSet());
        tx.run(MARK, Map.of("ids", List.copyOf(open)));
        return open;
    }

    /** The ids of those that a task depends on. */
    static List<String> of(GraphTransaction tx, String id) {
        return tx.run(OF_ONE, Map.of("id", id)).stream()
                .map(row -> row.string("id"))
                .toList();
    }

    /** Writes the relationships of new tasks to those they depend on, and to the runs they are part of. */
    static void link(GraphTransaction tx, List<NewTask> tasks, List<String> ids) {
        var dependencies = new ArrayList<Map<String, Object>>();
        var parts = new ArrayList<Map<String, Object>>();
        var changes = new ArrayList<Change>();
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            var place = tasks.get(i).place();
            place.dependsOn().forEach(on -> {
                dependencies.add(Map.of("id", id, "on", on));
                changes.add(new Change(ChangeKind.RELATIONSHIP_ADDED, id, "task", "DEPENDS_ON", on));
            });
            if (place.run() != null) {
                parts.add(Map.of("id", id, "run", place.run(), "stage", String.valueOf(place.stage())));
                changes.add(new Change(ChangeKind.RELATIONSHIP_ADDED, id, "task", "PART_OF", place.run()));
            }
        }
        if (!dependencies.isEmpty()) {
            tx.run(LINK, Map.of("rows", dependencies));
        }
        if (!parts.isEmpty()) {
            tx.run(JOIN, Map.of("rows", parts));
        }
        if (!changes.isEmpty()) {
            tx.changes(changes);
        }
    }

    /** Lets go, or cancels, those that waited for tasks that have ended just now. */
    static void settle(TaskTransaction tasks, List<TaskProperties> ended, Instant now) {
        var ids = ended.stream()
                .filter(task -> Boolean.TRUE.equals(task.values().get("has_dependents")))
                .map(TaskProperties::id)
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        var dependents = tasks.transaction().run(DEPENDENTS, Map.of("ids", ids)).stream()
                .map(row -> row.string("id"))
                .toList();
        var steps = new ArrayList<Transition>();
        for (var task : tasks.lock(dependents).values()) {
            if (task.status() == TaskStatus.QUEUED) {
                steps.add(after(task, ended, now));
            }
        }
        tasks.write(steps);
    }

    private static Transition after(TaskProperties task, List<TaskProperties> ended, Instant now) {
        var transition = new Transition(task, now, BY);
        for (var other : ended) {
            if (!task.waitsFor().contains(other.id())) {
                continue;
            }
            if (other.status() != TaskStatus.COMPLETED) {
                return transition.cancelled("it depends on '" + other.id() + "', which "
                        + (other.status() == TaskStatus.FAILED ? "has failed" : "was cancelled"));
            }
            transition.release(other.id(), "what it depends on is completed");
        }
        return transition;
    }
}
