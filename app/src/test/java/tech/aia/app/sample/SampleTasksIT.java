package tech.aia.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tech.aia.app.Server;
import tech.aia.cypher.Graph;
import tech.aia.graph.task.TaskLists;
import tech.aia.graph.task.TaskQuery;
import tech.aia.graph.task.TaskSnapshot;
import tech.aia.graph.task.TaskStatus;

class SampleTasksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String HELD = """
            MATCH (t:Task)-[:ASSIGNED_TO]->(a:Agent) WHERE t.id IN $ids
            RETURN t.task_type AS kind, a.id AS agent, t.other_route AS closest""";

    /** As a start leaves it that ends between two steps. */
    private static final String BREAK_OFF = """
            MATCH (p:Product) WITH p ORDER BY p.id LIMIT 5
            DETACH DELETE p
            WITH count(*) AS gone
            MATCH (t:Task)-[d:DEPENDS_ON]->(:Task) DELETE d""";

    private static final String COUNTS = """
            MATCH (e:Entity) WHERE NOT e:Result
            RETURN e.type AS type, count(DISTINCT e) AS entities, count { (e)-[:PURCHASED|DEPENDS_ON]->() } AS of_each
            ORDER BY type, of_each""";

    @TempDir
    private Path data;

    @Test
    void theDemosTasksRunOnTheSampleGraphOnce() {
        try (var context = SpringApplication.run(
                Server.class,
                "--server.port=0",
                "--aia.data=" + data.resolve("store"),
                "--aia.sample=true",
                "--aia.neo4j.bolt-port=0",
                "--aia.neo4j.page-cache=64MB",
                // Whatever is close in meaning would do for work that no agent knows; but agents know all of this.
                "--aia.tasks.match-threshold=0",
                "--logging.level.root=WARN")) {
            var lists = context.getBean(TaskLists.class);
            var latest = new TaskQuery(List.of(), null, null, true, 4, null);
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (lists.list(latest).tasks().stream()
                            .anyMatch(task -> !task.status().ended())
                    && System.nanoTime() < deadline) {
                LockSupport.parkNanos(50_000_000);
            }
            var tasks = lists.list(latest).tasks();
            assertThat(tasks).allSatisfy(task -> {
                assertThat(task.error()).isNull();
                assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
            });
            assertThat(tasks).extracting(TaskSnapshot::taskType).containsOnly("data_analysis", "research");
            var held = context.getBean(Graph.class)
                    .read(
                            HELD,
                            Map.of("ids", tasks.stream().map(TaskSnapshot::id).toList()));
            assertThat(held).hasSize(4).allSatisfy(row -> {
                assertThat(row.string("agent")).isEqualTo("agent_" + row.string("kind") + "_agent");
                assertThat(row.stringOrNull("closest")).isNull();
            });

            context.getBean(SampleTasks.class).submit();
            assertThat(lists.list(latest).tasks()).isEqualTo(tasks);
            whatWasBrokenOffIsTakenUpAgain(context);
        }
    }

    private static void whatWasBrokenOffIsTakenUpAgain(ConfigurableApplicationContext context) {
        var graph = context.getBean(Graph.class);
        var whole = graph.read(COUNTS, Map.of());
        assertThat(graph.read("MATCH (s:SampleLoading) RETURN s", Map.of())).isEmpty();

        graph.write(tx -> tx.run(BREAK_OFF, Map.of()));
        start(context);
        assertThat(graph.read(COUNTS, Map.of())).isNotEqualTo(whole);

        context.getBean(SampleLoading.class).begin();
        start(context);
        assertThat(graph.read(COUNTS, Map.of())).isEqualTo(whole);
        assertThat(graph.read("MATCH (s:SampleLoading) RETURN s", Map.of())).isEmpty();
    }

    private static void start(ConfigurableApplicationContext context) {
        var sample = context.getBean(SampleGraph.class);
        try {
            sample.run(new DefaultApplicationArguments());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        sample.submitTasks();
    }
}
