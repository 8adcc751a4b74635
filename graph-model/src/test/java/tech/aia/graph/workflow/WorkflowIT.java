package tech.aia.graph.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.RunKeeper;
import tech.aia.graph.task.TaskFailure;
import tech.aia.graph.task.TaskPlace;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;
import tech.aia.graph.task.TaskStatus;
import tech.aia.graph.task.TestTasks;

class WorkflowIT {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Graph graph = TestNeo4j.asItIs().graph();
    private final RunKeeper keeper = new RunProgress(CLOCK);
    private final TaskQueue queue = TestTasks.queue(graph, CLOCK, () -> keeper);
    private final Workflows workflows = new DefaultWorkflows(graph, CLOCK, queue, keeper);

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    @Test
    void stagesRunWhenTheirDependenciesAreCompletedAndReceiveTheirResults() {
        var run = start(diamond(), null);
        assertThat(taken()).containsExactly("gather");
        completeAll();
        assertThat(taken()).containsExactlyInAnyOrder("left", "right");
        completeAll();
        var last = claim().getFirst();
        assertThat(last.stage()).isEqualTo("join");
        assertThat(queue.inputs(List.of(last.id())).get(last.id()))
                .extracting("stage", "summary")
                .containsExactlyInAnyOrder(tuple("left", "left is done"), tuple("right", "right is done"));
        complete(last);

        assertThat(status(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(workflows.run(run.id()).orElseThrow().completed()).isEqualTo(4);
        assertThat(graph.read("""
                                MATCH (r:WorkflowRun {id: $id})<-[p:PART_OF]-(t:Task)
                                OPTIONAL MATCH (t)-[:DEPENDS_ON]->(d:Task)
                                RETURN p.stage AS stage, count(d) AS dependencies ORDER BY stage""", Map.of("id", run.id())).stream()
                        .map(row -> row.string("stage") + row.integer("dependencies")))
                .containsExactly("gather0", "join2", "left1", "right1");
    }

    @Test
    void failFastCancelsAllOthersAndSaysWhy() {
        var run = start(diamond(), "fail_fast");
        completeAll();
        var two = claim();
        fail(two.getFirst());

        // The other one is being worked on: it is asked to stop, and the run ends with it.
        assertThat(status(run)).isEqualTo(RunStatus.RUNNING);
        var other = queue.find(two.getLast().id()).orElseThrow();
        assertThat(other.cancelRequested()).isTrue();
        fail(other);
        assertThat(status(run)).isEqualTo(RunStatus.FAILED);
        assertThat(workflows.run(run.id()).orElseThrow().error())
                .isEqualTo("the stage '" + two.getFirst().stage() + "' has failed: broken");
        assertThat(stage(run, "join").status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void continueLetsTheIndependentStagesGoOn() {
        var stages = stages();
        stages.put("a", stage());
        stages.put("b", stage());
        stages.put("after_a", stage("a"));
        stages.put("after_b", stage("b"));
        var run = start(stages, "continue");
        claim().forEach(task -> {
            if ("a".equals(task.stage())) {
                fail(task);
            } else {
                complete(task);
            }
        });

        assertThat(stage(run, "after_a").status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(taken()).containsExactly("after_b");
        completeAll();
        assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void compensationRunsOnlyAfterAFailureAndKnowsWhatWasDone() {
        var stages = stages();
        stages.put("book", stage());
        stages.put("pay", stage("book"));
        var onFailure = Map.of("compensate", Map.of("task", "cancel the booking"));
        var good = start(stages, onFailure);
        completeAll();
        completeAll();
        assertThat(status(good)).isEqualTo(RunStatus.COMPLETED);
        assertThat(stage(good, "compensation").status()).isEqualTo(TaskStatus.CANCELLED);

        var bad = start(stages, onFailure);
        completeAll();
        fail(claim().getFirst());
        assertThat(status(bad)).isEqualTo(RunStatus.COMPENSATING);
        var undo = claim().getFirst();
        assertThat(undo.stage()).isEqualTo("compensation");
        assertThat(queue.inputs(List.of(undo.id())).get(undo.id()))
                .extracting("stage", "summary")
                .contains(tuple("book", "book is done"));
        complete(undo);
        assertThat(status(bad)).isEqualTo(RunStatus.FAILED);
        assertThatExceptionOfType(GraphModelException.Conflict.class)
                .isThrownBy(() -> workflows.retry(bad.id(), "me", null))
                .withMessageContaining("compensated");
    }

    @Test
    void aFailedRunIsRetriedFromTheStageThatFailed() {
        var run = start(diamond(), null);
        completeAll();
        claim().forEach(task -> {
            if ("left".equals(task.stage())) {
                complete(task);
            } else {
                fail(task);
            }
        });
        assertThat(status(run)).isEqualTo(RunStatus.FAILED);

        workflows.retry(run.id(), "me", null);

        assertThat(status(run)).isEqualTo(RunStatus.RUNNING);
        assertThat(workflows.run(run.id()).orElseThrow().error()).isNull();
        assertThat(taken()).containsExactly("right");
        completeAll();
        completeAll();
        assertThat(status(run)).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aPausedRunGivesNothingOutUntilItIsResumed() {
        var run = start(diamond(), null);
        var first = claim().getFirst();
        assertThat(workflows.pause(run.id(), "me").status()).isEqualTo(RunStatus.PAUSED);
        complete(first);
        assertThat(claim()).isEmpty();

        assertThat(workflows.resume(run.id(), "me").status()).isEqualTo(RunStatus.RUNNING);
        assertThat(taken()).containsExactlyInAnyOrder("left", "right");
        assertThat(workflows.pause(run.id(), "me").status()).isEqualTo(RunStatus.PAUSED);
        assertThat(claim()).isEmpty();
    }

    @Test
    void cancellingARunCancelsItsStagesAndItCanBeRetried() {
        var run = start(diamond(), Map.of("compensate", Map.of("task", "undo")));
        completeAll();
        workflows.cancel(run.id(), "me", "not needed");

        assertThat(status(run)).isEqualTo(RunStatus.CANCELLED);
        assertThat(stages(run.id()))
                .filteredOn(task -> task.status() == TaskStatus.CANCELLED)
                .hasSize(4);
        assertThat(claim()).isEmpty();

        workflows.retry(run.id(), "me", null);
        completeAll();
        completeAll();
        assertThat(status(run)).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void stagesThatEndAtTheSameTimeDoNotMissEachOther() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 5; round++) {
                var stages = stages();
                IntStream.range(0, 8).forEach(i -> stages.put("s" + i, stage()));
                stages.put("join", stage(stages.keySet().toArray(String[]::new)));
                var run = start(stages, null);
                var work = new ArrayList<Callable<@Nullable Void>>();
                for (var task : claim()) {
                    work.add(() -> {
                        complete(task);
                        return null;
                    });
                }
                assertThat(work).hasSize(8);
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
                assertThat(taken()).containsExactly("join");
                completeAll();
                assertThat(status(run)).isEqualTo(RunStatus.COMPLETED);
            }
        }
    }

    @Test
    void anUnknownAgentIsToldOfAtItsStageAndNothingIsStarted() {
        var stages = stages();
        stages.put("a", Map.of("task", "work", "agent", "nobody"));
        assertThatExceptionOfType(GraphModelException.InvalidValue.class)
                .isThrownBy(() -> start(stages, null))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("workflow.a.agent"));
        assertThat(graph.read("MATCH (n:WorkflowRun|Task) RETURN n", Map.of())).isEmpty();
    }

    @Test
    void theSameStartTwiceGivesTheFirstRun() {
        var first = workflows.start(newRun(diamond(), "key"));
        var second = workflows.start(newRun(diamond(), "key"));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.repeated()).isTrue();
        assertThat(stages(first.id())).hasSize(4);
        var other = stages();
        other.put("a", stage());
        assertThatExceptionOfType(GraphModelException.InvalidValue.class)
                .isThrownBy(() -> workflows.start(newRun(other, "key")));
    }

    @Test
    void versionsAreKeptAndARunKeepsItsOwn() {
        var one = WorkflowDefinition.parse("stages", diamond(), null);
        assertThat(workflows.define("review", "Review", one).version()).isEqualTo(1);
        assertThat(workflows.define("review", "Review", one).version()).isEqualTo(1);
        var run = workflows.start(new NewRun("review", 1, one, "review", "first", null, 5, "me", null));
        var stages = stages();
        stages.put("only", stage());
        assertThat(workflows
                        .define("review", "Review", WorkflowDefinition.parse("stages", stages, null))
                        .version())
                .isEqualTo(2);

        assertThat(workflows.find("review").orElseThrow().definition().stages()).hasSize(1);
        assertThat(workflows.find("review", 1).orElseThrow().definition()).isEqualTo(one);
        assertThat(workflows.versions("review")).extracting(Workflow::version).containsExactly(2, 1);
        assertThat(workflows.list(10, null).items()).extracting(Workflow::name).containsExactly("review");
        assertThat(WorkflowDefinition.parse(
                        workflows.run(run.id()).orElseThrow().definition()))
                .isEqualTo(one);
        assertThat(workflows.delete("review")).isTrue();
        assertThat(workflows.delete("review")).isFalse();
        assertThat(workflows.run(run.id())).isPresent();
        assertThat(graph.read("MATCH (v:WorkflowVersion) RETURN v", Map.of())).isEmpty();
    }

    @Test
    void aTaskWaitsForThoseItDependsOnAndFailsWithThem() {
        var first = queue.submit(NewTask.of("work", "first")).task();
        var second = queue.submit(after(first.id())).task();
        var third = queue.submit(after(second.id())).task();
        assertThat(second.waitsFor()).containsExactly(first.id());
        var held = claim();
        assertThat(held).extracting(TaskSnapshot::id).containsExactly(first.id());
        complete(held.getFirst());
        var next = claim().getFirst();
        assertThat(next.id()).isEqualTo(second.id());
        fail(next);

        assertThat(queue.find(third.id()).orElseThrow().status()).isEqualTo(TaskStatus.CANCELLED);
        assertThatExceptionOfType(GraphModelException.InvalidValue.class)
                .isThrownBy(() -> queue.submit(after(second.id())))
                .withMessageContaining("retry it first");
        assertThatExceptionOfType(GraphModelException.Conflict.class)
                .isThrownBy(() -> queue.retry(third.id(), "me", null));
        queue.retry(second.id(), "me", null);
        assertThat(queue.retry(third.id(), "me", null).waitsFor()).containsExactly(second.id());
        assertThat(queue.submit(after(first.id())).task().waitsFor()).isEmpty();
        assertThatExceptionOfType(GraphModelException.InvalidValue.class)
                .isThrownBy(() -> queue.submit(after("task_nothing")))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("depends_on"));
    }

    @Test
    void aCommitWhoseAnswerIsLostAndThatIsTriedAgainIsDoneOnce() {
        var lossy = (Graph) Proxy.newProxyInstance(
                Graph.class.getClassLoader(), new Class<?>[] {Graph.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("write")) {
                            method.invoke(graph, arguments);
                        }
                        return method.invoke(graph, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        var unlucky = TestTasks.queue(lossy, CLOCK, () -> keeper);
        var first = queue.submit(NewTask.of("other", "before")).task();

        var answers = unlucky.submitAll(List.of(NewTask.of("work", "a"), after(first.id())));
        var run = new DefaultWorkflows(lossy, CLOCK, unlucky, keeper)
                .start(new NewRun(
                        null,
                        null,
                        WorkflowDefinition.parse("workflow", diamond(), null),
                        "work",
                        "a run",
                        null,
                        5,
                        "me",
                        null));

        assertThat(graph.read("MATCH (t:Task) RETURN t.id AS id", Map.of())).hasSize(1 + 2 + 4);
        assertThat(graph.read("MATCH (:Task)-[r:DEPENDS_ON]->() RETURN r", Map.of()))
                .hasSize(1 + 4);
        assertThat(graph.read("MATCH (r:WorkflowRun) RETURN r.id AS id", Map.of()))
                .singleElement()
                .satisfies(row -> assertThat(row.string("id")).isEqualTo(run.id()));
        assertThat(queue.find(answers.getFirst().task().id())).isPresent();
        assertThat(stages(run.id())).hasSize(4);
    }

    private static NewTask after(String id) {
        return NewTask.of("work", "x")
                .with()
                .place(TaskPlace.after(List.of(id)))
                .build();
    }

    private static Map<String, Object> stages() {
        return new LinkedHashMap<>();
    }

    private static Map<String, Object> stage(String... dependencies) {
        return WorkflowDefinitionTests.stage(dependencies);
    }

    private static Map<String, Object> diamond() {
        var stages = stages();
        stages.put("gather", stage());
        stages.put("left", stage("gather"));
        stages.put("right", stage("gather"));
        stages.put("join", stage("left", "right"));
        return stages;
    }

    private static NewRun newRun(Map<String, Object> stages, @Nullable String key) {
        return new NewRun(
                null, null, WorkflowDefinition.parse("workflow", stages, null), "work", "a run", null, 5, "me", key);
    }

    private WorkflowRun start(Map<String, Object> stages, @Nullable Object onFailure) {
        var definition = WorkflowDefinition.parse("workflow", stages, onFailure);
        return workflows.start(new NewRun(null, null, definition, "work", "a run", null, 5, "me", null));
    }

    private RunStatus status(WorkflowRun run) {
        return workflows.run(run.id()).orElseThrow().status();
    }

    private List<TaskSnapshot> stages(String run) {
        return queue.ofRuns(List.of(run)).getOrDefault(run, List.of());
    }

    private TaskSnapshot stage(WorkflowRun run, String name) {
        return stages(run.id()).stream()
                .filter(task -> name.equals(task.stage()))
                .findFirst()
                .orElseThrow();
    }

    private List<TaskSnapshot> claim() {
        return queue.claim(new Claim("worker", null, List.of("work"), 50, Duration.ofSeconds(30)));
    }

    /** The stages that can be taken now; they stay where they are. */
    private List<String> taken() {
        var tasks = claim();
        tasks.forEach(task -> queue.release(task.id(), task.fencingToken(), "only looked"));
        return tasks.stream().map(task -> String.valueOf(task.stage())).toList();
    }

    private void completeAll() {
        claim().forEach(this::complete);
    }

    private void complete(TaskSnapshot task) {
        queue.complete(task.id(), task.fencingToken(), Completion.of(task.stage() + " is done", Map.of("n", 1)));
    }

    private void fail(TaskSnapshot task) {
        queue.fail(task.id(), task.fencingToken(), TaskFailure.permanent("error", "broken"));
    }
}
