package tech.aia.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** Holds the graph against the ledger. */
final class GraphCheck {
    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");

    /** Steps that a task may take; what is not here never happens. */
    private static final Map<String, Set<String>> STEPS = Map.of(
            "", Set.of("queued"),
            "queued", Set.of("assigned", "cancelled"),
            "assigned", Set.of("running", "queued", "cancelled", "assigned"),
            "running", Set.of("completed", "failed", "cancelled", "queued", "running"));

    private static final String TASKS = """
            MATCH (t:Task)
            RETURN t.id AS id, t.status AS status, t.event_seq AS seq, t.fencing_token AS token,
                   t.idempotency_key AS key, t._lock AS lock, t.agent_id AS agent, t.lease_until AS lease,
                   t.queue_key AS queue,
                   COLLECT { MATCH (t)-[:PRODUCED]->(r) RETURN r.content } AS results,
                   COLLECT { MATCH (t)-[:HAD]->(e:TaskEvent) WITH e ORDER BY e.seq
                             RETURN {seq: e.seq, from: coalesce(e.from, ''), to: e.to} } AS events""";
    private static final String CHANGES = """
            MATCH (c:ChangeSet)
            RETURN c.cursor AS cursor, c.kinds AS kinds, c.entity_ids AS ids, c.entity_types AS types ORDER BY cursor""";

    private final Driver driver;
    private final Ledger ledger;

    GraphCheck(Driver driver, Ledger ledger) {
        this.driver = driver;
        this.ledger = ledger;
    }

    /** How many accepted tasks have not ended. */
    long underWay() {
        return rows("MATCH (t:Task) WHERE NOT t.status IN ['completed', 'failed', 'cancelled'] RETURN count(t) AS n")
                .getFirst()
                .get("n")
                .asLong();
    }

    private List<Record> rows(String statement) {
        try (var session = driver.session()) {
            return session.executeRead(tx -> tx.run(statement).list());
        }
    }

    /** None lost, none done twice, every history a path that tasks may go. */
    Map<String, Integer> requireEveryPromiseKept(int tasks) {
        assertThat(ledger.wrongs()).isEmpty();
        var accepted = ledger.accepted();
        assertThat(accepted).hasSize(tasks);
        var ends = new HashMap<String, Integer>();
        var seen = new HashMap<String, String>();
        for (var task : rows(TASKS)) {
            requireAWholeLife(task);
            seen.put(task.get("key").asString(), task.get("id").asString());
            ends.merge(task.get("status").asString(), 1, Integer::sum);
        }
        assertThat(seen).as("what was accepted is what is there").isEqualTo(accepted);
        return ends;
    }

    private void requireAWholeLife(Record task) {
        var id = task.get("id").asString();
        var status = task.get("status").asString();
        assertThat(status).as(id).isIn(ENDS);
        assertThat(List.of(task.get("lock"), task.get("agent"), task.get("lease"), task.get("queue")))
                .as(id + " is neither held nor waiting")
                .allMatch(Value::isNull);
        var events = task.get("events").asList(event -> event);
        var at = "";
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            assertThat(event.get("seq").asLong()).as(id).isEqualTo(i + 1L);
            assertThat(event.get("from").asString())
                    .as(id + " goes on from where it was")
                    .isEqualTo(at);
            assertThat(STEPS.getOrDefault(at, Set.of()))
                    .as(id + " goes from " + at)
                    .contains(event.get("to").asString());
            at = event.get("to").asString();
        }
        assertThat(at).as(id).isEqualTo(status);
        assertThat(task.get("seq").asLong()).as(id).isEqualTo(events.size());
        requireOneResult(id, status, task);
    }

    private void requireOneResult(String id, String status, Record task) {
        var results = task.get("results").asList(Value::asString);
        assertThat(results).as(id + " is " + status).hasSize(status.equals("completed") ? 1 : 0);
        for (var result : results) {
            var content = Servers.JSON.readTree(result);
            var token = content.path("token").asLong(0);
            assertThat(token)
                    .as(id + " was completed by its last claim")
                    .isEqualTo(task.get("token").asLong());
            assertThat(ledger.effects(id))
                    .as(id)
                    .contains(new Ledger.Effect(content.path("worker").asString(""), token));
        }
    }

    /** The ids that a reader of the events of tasks must have received, each task's life being whole in them. */
    List<String> requireEveryChangeLogged() {
        var ids = new ArrayList<String>();
        var created = new HashSet<String>();
        for (var set : rows(CHANGES)) {
            var types = set.get("types").asList(Value::asString);
            for (int i = 0; i < types.size(); i++) {
                if (types.get(i).equals("task")) {
                    ids.add(set.get("cursor").asLong() + "-" + (i + 1));
                    if (set.get("kinds").get(i).asString().equals("created")) {
                        assertThat(created.add(set.get("ids").get(i).asString()))
                                .as("created once")
                                .isTrue();
                    } else {
                        assertThat(created)
                                .as("created before anything else")
                                .contains(set.get("ids").get(i).asString());
                    }
                }
            }
        }
        assertThat(created)
                .containsExactlyInAnyOrderElementsOf(ledger.accepted().values());
        return ids;
    }

    /** What a webhook must have been told of tasks as entities: cursor, kind and id of each change. */
    List<String> changesOfTasks() {
        var changes = new ArrayList<String>();
        for (var set : rows(CHANGES)) {
            var types = set.get("types").asList(Value::asString);
            for (int i = 0; i < types.size(); i++) {
                var kind = set.get("kinds").get(i).asString();
                if (types.get(i).equals("task") && (kind.equals("created") || kind.equals("updated"))) {
                    changes.add(set.get("cursor").asLong() + " " + kind + " "
                            + set.get("ids").get(i).asString());
                }
            }
        }
        return changes;
    }
}
