package tech.aia.graph.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.Meanwhile;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

/** Tasks are read while others take them away. */
class TasksInMotionIT {
    private static final TaskQuery ALL = new TaskQuery(List.of(), null, null, true, 5, null);
    private static final List<String> IDS =
            IntStream.range(0, 20).mapToObj(i -> "task_" + i).toList();

    private final Graph graph = TestNeo4j.asItIs().graph();
    private final TaskQueue queue = TestTasks.queue(graph, Clock.systemUTC(), () -> null);
    private final TaskLists lists = new DefaultTaskLists(graph);

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
        graph.execute("CREATE (:Entity:WorkflowRun {id: 'run_1', type: 'workflow_run'})");
    }

    @Test
    void whatGoesWhileItIsReadIsNotThere() throws Exception {
        Meanwhile.written(300, this::comeOrGo, () -> {
            queue.find("task_7").ifPresent(TasksInMotionIT::assertThere);
            queue.findAll(IDS).forEach(TasksInMotionIT::assertThere);
            queue.ofRuns(List.of("run_1")).values().forEach(all -> all.forEach(TasksInMotionIT::assertThere));
            lists.list(ALL).tasks().forEach(TasksInMotionIT::assertThere);
            assertThat(IDS).containsAll(queue.agents(IDS).keySet());
        });
    }

    /** Between being found and being locked as well. */
    @Test
    void whatGoesBeforeItsStepIsNotFound() throws Exception {
        Meanwhile.written(300, this::comeOrGo, () -> {
            step(() -> queue.retry("task_7", "tester", null));
            step(() -> queue.cancel("task_7", "tester", null));
        });
    }

    private static void step(Runnable step) {
        try {
            step.run();
        } catch (GraphModelException refused) {
            assertThat(refused).isInstanceOfAny(GraphModelException.NotFound.class, GraphModelException.Conflict.class);
        }
    }

    private void comeOrGo(int round) {
        var statement = round % 2 == 0 ? """
                    MATCH (r:Entity {id: 'run_1'})
                    UNWIND $ids AS id
                    CREATE (t:Entity:Task {
                        id: id, type: 'task', name: id, task_type: 'motion', status: 'completed', created_at: datetime()})
                    CREATE (t)-[:PART_OF]->(r)""" : "MATCH (t:Entity) WHERE t.id IN $ids DETACH DELETE t";
        graph.write(tx -> tx.run(statement, Map.of("ids", IDS)));
    }

    private static void assertThere(TaskSnapshot task) {
        assertThat(IDS).contains(task.id());
    }
}
