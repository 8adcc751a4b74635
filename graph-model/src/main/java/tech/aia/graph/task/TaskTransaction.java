package tech.aia.graph.task;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;

/** What every transition does to the graph: lock first, look then, write task and events last. */
final class TaskTransaction {
    /**
     * Writing a property takes the node's lock, which is held to the end of the transaction; what is read after it is what the last
     * one to hold the lock has committed. The property is gone again before anybody can see it.
     */
    private static final String LOCK = """
            UNWIND $ids AS id
            MATCH (t:Entity {id: id}) WHERE t:Task
            SET t._lock = true
            REMOVE t._lock
            RETURN\s""" + TaskProperties.PROJECTION;

    private static final String WRITE = """
            UNWIND $rows AS row
            MATCH (t:Entity {id: row.id})
            SET t += row.set
            WITH t, row
            UNWIND row.events AS event
            CREATE (t)-[:HAD]->(e:TaskEvent)
            SET e = event""";

    private final GraphTransaction tx;
    private final Followers followers;

    /** @param followers who must follow when tasks end or begin again */
    TaskTransaction(GraphTransaction tx, Followers followers) {
        this.tx = tx;
        this.followers = followers;
    }

    GraphTransaction transaction() {
        return tx;
    }

    /** Locks in order of id, so that two that want the same ones wait for each other instead of for ever. */
    Map<String, TaskProperties> lock(Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : lock(tx, ids);
    }

    static Map<String, TaskProperties> lock(GraphTransaction tx, Collection<String> ids) {
        var tasks = new LinkedHashMap<String, TaskProperties>();
        TaskProperties.readAll(tx.run(LOCK, Map.of("ids", ids.stream().sorted().toList())))
                .forEach(task -> tasks.put(task.id(), task));
        return tasks;
    }

    TaskProperties lock(String id) {
        var task = lock(List.of(id)).get(id);
        if (task == null) {
            throw new GraphModelException.NotFound("There is no task '" + id + "'");
        }
        return task;
    }

    void write(List<Transition> transitions) {
        if (transitions.isEmpty()) {
            return;
        }
        tx.run(WRITE, Map.of("rows", transitions.stream().map(Transition::row).toList()));
        tx.changes(transitions.stream()
                .map(transition -> Change.of(ChangeKind.UPDATED, transition.id(), "task"))
                .toList());
        followers.follow(this, transitions);
    }

    TaskSnapshot write(Transition transition) {
        write(List.of(transition));
        return transition.now().snapshot();
    }
}
