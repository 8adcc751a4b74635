package tech.aia.graph.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.cypher.support.ForwardingGraph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.people.Submitter;

class OriginsIT {
    private final Graph graph = TestNeo4j.asItIs().graph();
    private final TaskQueue queue = TestTasks.queue(graph, new MovableClock(), () -> (@Nullable RunKeeper) null);

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    @Test
    void whomAndWhatTheDocumentedContextNamesATaskIsTiedTo() {
        var first = submit(of("user_123", "proj_456"), null);
        submit(of("person_user_123", "project_proj_456"), null);

        var row = only("""
                MATCH (p:Entity:Person)-[:SUBMITTED]->(t:Task)-[:PART_OF]->(o:Entity:Project)
                RETURN p.id AS person, p.type AS type, p.name AS name, p.created_at IS NOT NULL AS dated, o.id AS project,
                  o.type AS of, collect(t.id) AS tasks""");
        assertThat(row.values())
                .containsEntry("person", "person_user_123")
                .containsEntry("type", "person")
                .containsEntry("name", "user_123")
                .containsEntry("dated", true)
                .containsEntry("project", "project_proj_456")
                .containsEntry("of", "project");
        assertThat(row.list("tasks")).hasSize(2).contains(first);
    }

    @Test
    void whoLoggedInGoesBeforeWhomTheContextNames() {
        submit(of("somebody_else", null), new Submitter("person_ada", null));
        assertThat(only("MATCH (p:Person)-[:SUBMITTED]->(:Task) RETURN p.id AS id, p.name AS name")
                        .values())
                .isEqualTo(Map.of("id", "person_ada", "name", "ada"));

        submit(null, new Submitter("person_ada", "Ada L."));
        submit(null, new Submitter("person_ada", null));
        assertThat(only("MATCH (p:Person)-[:SUBMITTED]->(t:Task) RETURN p.name AS name, count(t) AS tasks")
                        .values())
                .isEqualTo(Map.of("name", "Ada L.", "tasks", 3L));
    }

    /** On a server that nobody observes, what is told is all that the search index and the streams learn. */
    @Test
    void aNewNameIsTold() {
        var told = new ToldGraph(graph);
        var clock = new MovableClock();
        var telling = TestTasks.queue(told, clock, () -> (@Nullable RunKeeper) null);

        for (var name : Arrays.asList("Ada", "Ada", "Ada L.", null)) {
            telling.submit(NewTask.of("count", "Count")
                    .with()
                    .submitter(new Submitter("person_ada", name))
                    .build());
            clock.move(Duration.ofSeconds(1));
        }

        assertThat(told.changes)
                .filteredOn(
                        change -> change.kind().ofEntity() && change.entityId().equals("person_ada"))
                .extracting(Change::kind)
                .containsExactly(ChangeKind.CREATED, ChangeKind.UPDATED);
    }

    private static final class ToldGraph extends ForwardingGraph {
        private final List<Change> changes = new ArrayList<>();

        ToldGraph(Graph graph) {
            super(graph);
        }

        @Override
        public <T extends @Nullable Object> T write(Function<GraphTransaction, T> work) {
            return graph().write(tx -> work.apply(new GraphTransaction() {
                @Override
                public List<Row> run(String statement, Map<String, ? extends @Nullable Object> parameters) {
                    return tx.run(statement, parameters);
                }

                @Override
                public void changes(Collection<Change> made) {
                    changes.addAll(made);
                    tx.changes(made);
                }
            }));
        }
    }

    @Test
    void whatOthersMadeWithLessOnItIsTiedToo() {
        graph.execute(
                "CREATE (:Entity:Person {id: 'person_ada', type: 'person'}), (:Entity:Project {id: 'project_x', type: 'project'})");

        submit(of(null, "x"), new Submitter("person_ada", "Ada"));

        assertThat(only("MATCH (p:Person)-[:SUBMITTED]->(:Task)-[:PART_OF]->(o) RETURN p.name AS name, o.id AS project")
                        .values())
                .isEqualTo(Map.of("name", "Ada", "project", "project_x"));
    }

    @Test
    void whatIsNoPersonAndNoProjectIsTiedToNothing() {
        graph.execute("CREATE (:Entity:ProjectPhase {id: 'project_phase_1', type: 'project_phase', name: 'One'}),"
                + " (:Entity:PersonSkill {id: 'person_skill_java', type: 'person_skill', name: 'Java'})");

        submit(of("skill_java", "phase_1"), new Submitter("person_skill_java", "Ada"));

        assertThat(
                        only("MATCH (n:Entity) WHERE NOT n:Task RETURN count(n) AS n, count { (n)--() } AS ties ORDER BY ties DESC LIMIT 1")
                                .values())
                .isEqualTo(Map.of("n", 2L, "ties", 0L));
        assertThat(graph.read("MATCH (n:PersonSkill) RETURN n.name AS name", Map.of()))
                .extracting(row -> row.string("name"))
                .containsExactly("Java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "Ada Lovelace", "", " ", "a\nb"})
    void whatTellsWhoItIsDoesNotGoIntoTheGraphAsANode(String userId) {
        submit(of(userId, userId), null);
        assertThat(graph.read("MATCH (n:Person|Project) RETURN n", Map.of())).isEmpty();
    }

    @Test
    void tasksThatNameNobodyAreTiedToNothing() {
        submit(null, null);
        submit(Map.of("user_id", List.of("a"), "project_id", Map.of()), null);
        assertThat(graph.read("MATCH (n:Person|Project) RETURN n", Map.of())).isEmpty();
    }

    @Test
    void manyAtOnceAreTiedAndRepeatedOnesAreNotTiedAgain() {
        var tasks = new ArrayList<NewTask>();
        for (int i = 0; i < 60; i++) {
            tasks.add(NewTask.of("count", "Count")
                    .with()
                    .context(of("u" + i % 3, "p" + i % 2))
                    .idempotencyKey("k" + i)
                    .build());
        }
        queue.submitAll(tasks);
        queue.submitAll(tasks);

        assertThat(graph.read(
                        "MATCH (p:Person)-[s:SUBMITTED]->() RETURN p.id AS id, count(s) AS n ORDER BY id", Map.of()))
                .extracting(row -> row.integer("n"))
                .containsExactly(20L, 20L, 20L);
        assertThat(only("MATCH (:Task)-[r:PART_OF]->(p:Project) RETURN count(r) AS ties, count(DISTINCT p) AS projects")
                        .values())
                .isEqualTo(Map.of("ties", 60L, "projects", 2L));
    }

    @Test
    void whoSubmitAtTheSameTimeAreOnePerson() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Callable<String>>();
            for (int i = 0; i < 40; i++) {
                calls.add(() -> submit(of("busy", "shared"), null));
            }
            for (Future<String> call : threads.invokeAll(calls)) {
                assertThat(call.get()).startsWith("task_");
            }
        }
        assertThat(only("MATCH (p:Person)-[s:SUBMITTED]->(:Task) RETURN count(DISTINCT p) AS people, count(s) AS tasks")
                        .values())
                .isEqualTo(Map.of("people", 1L, "tasks", 40L));
    }

    private Row only(String statement) {
        var rows = graph.read(statement, Map.of());
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static Map<String, @Nullable Object> of(@Nullable Object user, @Nullable Object project) {
        var context = new HashMap<String, @Nullable Object>();
        context.put("user_id", user);
        context.put("project_id", project);
        return context;
    }

    private String submit(@Nullable Map<String, ? extends @Nullable Object> context, @Nullable Submitter who) {
        return queue.submit(NewTask.of("count", "Count")
                        .with()
                        .context(context)
                        .submitter(who)
                        .build())
                .task()
                .id();
    }
}
