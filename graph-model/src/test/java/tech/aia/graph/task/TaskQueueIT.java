package tech.aia.graph.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentMatcher;

class TaskQueueIT {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Heartbeat ALIVE = new Heartbeat(null, null, LEASE);

    private final MovableClock clock = new MovableClock();
    private final Graph graph = TestNeo4j.asItIs().graph();
    private @Nullable AgentMatcher matcher;
    private final TaskParts parts = new TaskParts(graph, clock, () -> matcher, () -> null);
    private final TaskQueue queue = parts.queue();
    private final TaskSweeper sweeper = parts.sweeper(TestNeo4j.asItIs().changes());

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    @Test
    void aTaskGoesFromTheQueueToItsResultAndItsHistorySaysHow() {
        agent("a", List.of("count"), 2);
        var submitted = submit(NewTask.of("count", "Count the customers"));
        assertThat(submitted.status()).isEqualTo(TaskStatus.QUEUED);
        assertThat(queue.agents(List.of(submitted.id()))).containsEntry(submitted.id(), List.of("agent_a"));

        clock.move(Duration.ofSeconds(2));
        var claimed = claimOne("agent_a");
        assertThat(claimed.status()).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(claimed.leaseUntil()).isEqualTo(clock.instant().plus(LEASE));

        clock.move(Duration.ofSeconds(1));
        var running =
                queue.heartbeat(claimed.id(), claimed.fencingToken(), new Heartbeat(40.0, Map.of("seen", 4), LEASE));
        assertThat(running.status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(running.progress()).isEqualTo(40);
        assertThat(running.partialResults()).isEqualTo("{\"seen\":4}");

        clock.move(Duration.ofSeconds(3));
        create("customer_1", "Customer", "customer");
        var done = queue.complete(
                claimed.id(),
                claimed.fencingToken(),
                new Completion(
                        "There is one",
                        Map.of("count", 1),
                        Map.of("rows", 1),
                        List.of(Map.of("name", "report.md", "content", "# One")),
                        List.of("customer_1")));
        assertThat(done.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(done.progress()).isEqualTo(100);
        assertThat(queue.find(done.id())).contains(done);

        assertThat(queue.history(done.id()))
                .extracting(TaskEvent::seq, TaskEvent::from, TaskEvent::to, TaskEvent::by, TaskEvent::attempt)
                .containsExactly(
                        tuple(1L, null, TaskStatus.QUEUED, "api", 0),
                        tuple(2L, TaskStatus.QUEUED, TaskStatus.ASSIGNED, "worker", 1),
                        tuple(3L, TaskStatus.ASSIGNED, TaskStatus.RUNNING, "worker", 1),
                        tuple(4L, TaskStatus.RUNNING, TaskStatus.COMPLETED, "worker", 1));
        var row = graph.read("""
                        MATCH (a:Agent)<-[r:ASSIGNED_TO]-(t:Task {id: $id})-[:PRODUCED]->(p:Result:Entity)-[:ABOUT]->(e)
                        RETURN a.id AS agent, r.reason AS reason, p {.*} AS result, e.id AS about, t.duration_ms AS took""", Map.of("id", done.id())).getFirst();
        assertThat(row.string("agent")).isEqualTo("agent_a");
        assertThat(row.string("reason")).isEqualTo("has the capability count; 0 of 2 held");
        assertThat(row.string("about")).isEqualTo("customer_1");
        assertThat(row.integer("took")).isEqualTo(3000);
        assertThat(row.map("result"))
                .containsEntry("type", "result")
                .containsEntry("summary", "There is one")
                .containsEntry("content", "{\"count\":1}")
                .containsKeys("name", "created_at", "updated_at", "metrics", "media");
        assertThat(graph.read("MATCH (t:Task) WHERE t._lock IS NOT NULL RETURN t", Map.of()))
                .isEmpty();
    }

    @Test
    void eachOfManyTasksIsClaimedOnceHoweverManyAreAfterThem() throws Exception {
        queue.submitAll(IntStream.range(0, 500)
                .mapToObj(i -> NewTask.of("count", "Task " + i))
                .toList());
        Callable<List<String>> worker = () -> {
            var got = new ArrayList<String>();
            List<TaskSnapshot> claimed;
            do {
                claimed = queue.claim(anonymous(7, LEASE));
                claimed.forEach(task -> got.add(task.id()));
            } while (!claimed.isEmpty());
            return got;
        };
        var all = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> worker).toList())) {
                all.addAll(one.get());
            }
        }
        while (true) {
            var rest = queue.claim(anonymous(100, LEASE));
            if (rest.isEmpty()) {
                break;
            }
            rest.forEach(task -> all.add(task.id()));
        }
        assertThat(all).hasSize(500);
        assertThat(new HashSet<>(all)).hasSize(500);
        assertThat(count("MATCH (:Task)-[:HAD]->(e:TaskEvent {to: 'assigned'}) RETURN count(e) AS n"))
                .isEqualTo(500);
    }

    @Test
    void aWorkerThatLostItsLeaseCannotWriteAnyMore() {
        submit(NewTask.of("count", "x"));
        var first = claimOne();
        queue.heartbeat(first.id(), first.fencingToken(), ALIVE);
        clock.move(LEASE.plusMillis(1));
        assertThat(sweeper.sweep().expired()).isEqualTo(1);
        assertThat(sweeper.sweep().expired()).isZero();
        assertThat(status(first)).isEqualTo(TaskStatus.QUEUED);
        assertThatThrownBy(() -> queue.complete(first.id(), first.fencingToken(), Completion.NOTHING))
                .isInstanceOf(GraphModelException.LeaseLost.class);

        var second = claimOne();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.fencingToken()).isGreaterThan(first.fencingToken());
        assertThat(second.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> queue.heartbeat(first.id(), first.fencingToken(), ALIVE))
                .isInstanceOf(GraphModelException.LeaseLost.class);
        assertThatThrownBy(() -> queue.fail(first.id(), first.fencingToken(), TaskFailure.passing("x", "x")))
                .isInstanceOf(GraphModelException.LeaseLost.class);
        queue.complete(second.id(), second.fencingToken(), Completion.NOTHING);
        assertThat(status(first)).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void aLeaseThatRanOutBeforeWorkBeganIsNoAttemptAndALastAttemptFails() {
        submit(NewTask.of("count", "x")
                .with()
                .retry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, List.of()))
                .build());
        claimOne();
        clock.move(LEASE.plusMillis(1));
        sweeper.sweep();
        var again = claimOne();
        assertThat(again.attempt()).isEqualTo(1);
        queue.heartbeat(again.id(), again.fencingToken(), ALIVE);
        clock.move(LEASE.plusMillis(1));
        sweeper.sweep();
        assertThat(find(again).errorType()).isEqualTo("lease_expired");
        assertThat(status(again)).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void reportingACompletionAgainChangesNothing() {
        submit(NewTask.of("count", "x"));
        var task = claimOne();
        var done = queue.complete(task.id(), task.fencingToken(), Completion.of("One", Map.of()));
        assertThat(queue.complete(task.id(), task.fencingToken(), Completion.of("One", Map.of())))
                .isEqualTo(done);
        assertThat(count("MATCH (:Task)-[:PRODUCED]->(r) RETURN count(r) AS n")).isEqualTo(1);
    }

    @Test
    void anIdempotencyKeyGivesTheFirstTaskAgainAndRefusesAnother() {
        var task = NewTask.of("count", "x").with().idempotencyKey("k1").build();
        var first = queue.submit(task);
        var again = queue.submit(task);
        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.task().id()).isEqualTo(first.task().id());
        assertThatThrownBy(() -> queue.submit(
                        NewTask.of("count", "y").with().idempotencyKey("k1").build()))
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("Idempotency-Key"));
        assertThat(count("MATCH (t:Task) RETURN count(t) AS n")).isEqualTo(1);
    }

    @Test
    void theSameKeyFromManyAtOnceMakesOneTask() throws Exception {
        Callable<String> submission = () -> queue.submit(
                        NewTask.of("count", "x").with().idempotencyKey("k").build())
                .task()
                .id();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids = new HashSet<String>();
            for (var one : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> submission).toList())) {
                ids.add(one.get());
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void aFailureIsTriedAgainLaterAndNotMoreOftenThanThePolicySays() {
        var policy = new RetryPolicy(2, Duration.ofSeconds(10), Duration.ofSeconds(10), List.of("bad_input"));
        submit(NewTask.of("count", "x").with().retry(policy).build());
        var first = claimOne();
        var waiting = queue.fail(first.id(), first.fencingToken(), TaskFailure.passing("network", "no answer"));
        assertThat(waiting.status()).isEqualTo(TaskStatus.QUEUED);
        assertThat(Objects.requireNonNull(waiting.readyAt()))
                .isBetween(clock.instant(), clock.instant().plusSeconds(10));
        if (waiting.readyAt().isAfter(clock.instant())) {
            assertThat(queue.claim(anonymous(1, LEASE))).isEmpty();
        }
        clock.move(Duration.ofSeconds(10));
        sweeper.sweep();
        var second = claimOne();
        var failed = queue.fail(second.id(), second.fencingToken(), TaskFailure.passing("network", "no answer"));
        assertThat(failed.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(failed.error()).isEqualTo("no answer");

        var retried = queue.retry(failed.id(), "ann", null);
        assertThat(retried.status()).isEqualTo(TaskStatus.QUEUED);
        var third = claimOne();
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(queue.fail(third.id(), third.fencingToken(), TaskFailure.passing("bad_input", "no"))
                        .status())
                .isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void nobodyTriesAgainBeforeAWorkerSaysThatItMakesSense() {
        var policy = new RetryPolicy(3, Duration.ZERO, Duration.ZERO, List.of());
        submit(NewTask.of("count", "x").with().retry(policy).build());
        var first = claimOne();
        var waiting = queue.fail(
                first.id(),
                first.fencingToken(),
                new TaskFailure("busy", "come back later", null, Duration.ofSeconds(90)));
        assertThat(waiting.readyAt()).isEqualTo(clock.instant().plusSeconds(90));
        clock.move(Duration.ofSeconds(89));
        sweeper.sweep();
        assertThat(queue.claim(anonymous(1, LEASE))).isEmpty();
        clock.move(Duration.ofSeconds(1));
        sweeper.sweep();
        assertThat(claimOne().attempt()).isEqualTo(2);

        assertThatThrownBy(() -> new TaskFailure("busy", "x", null, Duration.ofDays(2)))
                .isInstanceOf(GraphModelException.InvalidValue.class)
                .hasMessageContaining("86400");
    }

    @Test
    void theWaitGrowsTwofoldUpToItsCapAndIsSpreadEvenly() {
        var policy = new RetryPolicy(10, Duration.ofSeconds(1), Duration.ofSeconds(6), List.of());
        assertThat(List.of(1, 2, 3, 4, 60))
                .extracting(attempts ->
                        policy.delayAfter(attempts, () -> Long.MAX_VALUE).toMillis())
                .containsExactly(499L, 999L, 1999L, 2999L, 2999L);
        assertThat(policy.delayAfter(3, () -> -1L).toMillis()).isEqualTo(3999);
        assertThat(policy.delayAfter(3, () -> 0L)).isZero();
    }

    @Test
    void aCancellationReachesTheWorkerWithItsHeartbeat() {
        submit(NewTask.of("count", "x"));
        var task = claimOne();
        assertThat(queue.heartbeat(task.id(), task.fencingToken(), ALIVE).cancelRequested())
                .isFalse();
        queue.cancel(task.id(), "ann", "not needed");
        assertThat(queue.heartbeat(task.id(), task.fencingToken(), ALIVE).cancelRequested())
                .isTrue();
        var ended = queue.fail(task.id(), task.fencingToken(), TaskFailure.passing("stopped", "stopped"));
        assertThat(ended.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(queue.history(task.id())).extracting(TaskEvent::reason).contains("asked to stop: not needed");
    }

    @Test
    void aWaitingTaskIsCancelledAtOnceAndAWorkerThatNeverAnswersLosesItsOwn() {
        var waiting = submit(NewTask.of("count", "x"));
        assertThat(queue.cancel(waiting.id(), "ann", null).status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(queue.cancel(waiting.id(), "ann", null).status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(queue.claim(anonymous(1, LEASE))).isEmpty();

        submit(NewTask.of("count", "y"));
        var held = claimOne();
        queue.cancel(held.id(), "ann", null);
        clock.move(LEASE.plusMillis(1));
        sweeper.sweep();
        assertThat(status(held)).isEqualTo(TaskStatus.CANCELLED);
        assertThat(queue.retry(held.id(), "ann", null).status()).isEqualTo(TaskStatus.QUEUED);
        var done = claimOne();
        queue.complete(done.id(), done.fencingToken(), Completion.NOTHING);
        assertThatThrownBy(() -> queue.cancel(done.id(), "ann", null)).isInstanceOf(GraphModelException.Conflict.class);
        assertThatThrownBy(() -> queue.retry(done.id(), "ann", null)).isInstanceOf(GraphModelException.Conflict.class);
    }

    @Test
    void tasksThatWaitOrRunTooLongFail() {
        var slow = submit(NewTask.of("other", "x")
                .with()
                .timeouts(new TaskTimeouts(Duration.ofMinutes(1), null, null))
                .build());
        submit(NewTask.of("count", "y")
                .with()
                .timeouts(new TaskTimeouts(null, Duration.ofMinutes(2), null))
                .build());
        var running = claimOne();
        for (int i = 0; i < 5; i++) {
            queue.heartbeat(running.id(), running.fencingToken(), ALIVE);
            clock.move(Duration.ofSeconds(25));
        }
        assertThat(sweeper.sweep().timedOut()).isEqualTo(2);
        assertThat(find(slow).errorType()).isEqualTo("start_timeout");
        assertThat(find(running).errorType()).isEqualTo("run_timeout");
        assertThatThrownBy(() -> queue.heartbeat(running.id(), running.fencingToken(), ALIVE))
                .isInstanceOf(GraphModelException.LeaseLost.class);
    }

    @Test
    void aHeartbeatTimeoutShortensTheLease() {
        submit(NewTask.of("count", "x")
                .with()
                .timeouts(new TaskTimeouts(null, null, Duration.ofSeconds(5)))
                .build());
        assertThat(claimOne().leaseUntil()).isEqualTo(clock.instant().plusSeconds(5));
    }

    @Test
    void theMostUrgentComesFirstButWaitingCountsToo() {
        var old = submit(NewTask.of("count", "old").with().priority(1).build());
        clock.move(Duration.ofMinutes(10));
        var urgent = submit(NewTask.of("count", "urgent").with().priority(10).build());
        var normal = submit(NewTask.of("count", "normal"));
        assertThat(queue.claim(anonymous(3, LEASE)))
                .extracting(TaskSnapshot::id)
                .containsExactly(old.id(), urgent.id(), normal.id());
    }

    @Test
    void theTimeItWillTakeIsTheMedianOfWhatItTook() {
        assertThat(submit(NewTask.of("count", "x")).estimatedCompletion()).isNull();
        for (var seconds : List.of(4, 10, 100)) {
            var task = claimOne();
            queue.heartbeat(task.id(), task.fencingToken(), ALIVE);
            clock.move(Duration.ofSeconds(seconds));
            queue.complete(task.id(), task.fencingToken(), Completion.NOTHING);
            submit(NewTask.of("count", "x"));
        }
        clock.move(Duration.ofMinutes(1));
        assertThat(submit(NewTask.of("count", "z")).estimatedCompletion())
                .isEqualTo(clock.instant().plusSeconds(10));
    }

    @Test
    void anAgentTakesNoMoreThanItsCapacityAndOnlyInItsHours() {
        agent("a", List.of("count"), 2);
        queue.submitAll(List.of(NewTask.of("count", "1"), NewTask.of("count", "2"), NewTask.of("count", "3")));
        var claimed = queue.claim(new Claim("worker", "agent_a", List.of(), 3, LEASE));
        assertThat(claimed).hasSize(2);
        assertThat(queue.claim(new Claim("other worker", "agent_a", List.of(), 3, LEASE)))
                .isEmpty();
        queue.complete(claimed.getFirst().id(), claimed.getFirst().fencingToken(), Completion.NOTHING);
        set(
                "agent_a",
                Map.of(
                        "working_days",
                        List.of("tuesday"),
                        "working_from",
                        "08:00",
                        "working_to",
                        "16:00",
                        "working_zone",
                        "UTC"));
        assertThat(queue.claim(new Claim("worker", "agent_a", List.of(), 3, LEASE)))
                .isEmpty();
        clock.move(Duration.ofDays(1));
        assertThat(queue.claim(new Claim("worker", "agent_a", List.of(), 3, LEASE)))
                .hasSize(1);
        assertThatThrownBy(() -> queue.claim(new Claim("worker", "nobody", List.of(), 3, LEASE)))
                .isInstanceOf(GraphModelException.NotFound.class);
    }

    @Test
    void aBoundTaskGoesOnlyToTheAgentsItNames() {
        agent("a", List.of("count"), 2);
        agent("b", List.of("count"), 2);
        agent("c", List.of("count"), 2);
        var task = submit(
                NewTask.of("count", "x").with().agents(List.of("b", "agent_c")).build());
        assertThat(queue.agents(List.of(task.id()))).containsEntry(task.id(), List.of("agent_b", "agent_c"));
        assertThat(queue.claim(anonymous(1, LEASE))).isEmpty();
        assertThat(queue.claim(new Claim("worker", "agent_a", List.of(), 1, LEASE)))
                .isEmpty();
        assertThat(queue.isWaiting(List.of("count"), List.of("agent_a"))).isFalse();
        assertThat(queue.isWaiting(List.of(), List.of("agent_c"))).isTrue();
        assertThat(claimOne("c").id()).isEqualTo(task.id());
        assertThatThrownBy(() -> queue.submit(NewTask.of("count", "x")
                        .with()
                        .agents(List.of("nobody"))
                        .build()))
                .isInstanceOf(GraphModelException.InvalidValue.class);
    }

    @Test
    void aTaskThatWaitsCanBeGivenToOtherAgents() {
        agent("a", List.of("count"), 2);
        agent("b", List.of(), 2);
        var task = submit(NewTask.of("count", "x"));

        assertThat(queue.assign(task.id(), List.of("b"), "somebody").agentsRequired())
                .containsExactly("agent_b");
        assertThat(queue.agents(List.of(task.id()))).containsEntry(task.id(), List.of("agent_b"));
        assertThat(queue.history(task.id()).getLast().reason()).isEqualTo("assigned to agent_b");
        assertThat(queue.claim(new Claim("worker", "agent_a", List.of(), 1, LEASE)))
                .isEmpty();
        assertThat(claimOne("agent_b").id()).isEqualTo(task.id());
        assertThatThrownBy(() -> queue.assign(task.id(), List.of("a"), "somebody"))
                .isInstanceOf(GraphModelException.Conflict.class)
                .hasMessageContaining("is assigned and");
        assertThatThrownBy(() -> queue.assign(task.id(), List.of(), "somebody"))
                .isInstanceOf(GraphModelException.InvalidValue.class);
    }

    @Test
    void aKindOfWorkThatNoAgentKnowsGoesToTheClosestInMeaningOrToWhoeverLearnsIt() {
        agent("a", List.of("count"), 2);
        matcher = (text, limit) -> List.of(new AgentMatcher.Match("agent_a", 0.8));
        var first = submit(NewTask.of("tally", "How many"));
        clock.move(Duration.ofSeconds(1));
        var second = submit(NewTask.of("tally", "How many more"));
        assertThat(queue.agents(List.of(first.id()))).containsEntry(first.id(), List.of("agent_a"));
        assertThat(claimOne("agent_a").id()).isEqualTo(first.id());
        assertThat(graph.read("MATCH (:Task)-[r:ASSIGNED_TO]->() RETURN r.reason AS reason", Map.of())
                        .getFirst()
                        .string("reason"))
                .startsWith("closest in meaning");
        assertThat(queue.claim(new Claim("worker", null, List.of("tally"), 5, LEASE)))
                .extracting(TaskSnapshot::id)
                .containsExactly(second.id());
    }

    @Test
    void aWorkerCanGiveATaskBack() {
        submit(NewTask.of("count", "x"));
        var task = claimOne();
        assertThat(queue.release(task.id(), task.fencingToken(), "shutting down")
                        .attempt())
                .isZero();
        assertThat(claimOne().fencingToken()).isEqualTo(2);
    }

    @Test
    void manyReportsAreTakenOrRefusedEachByItself() {
        create("customer_1", "Customer", "customer");
        queue.submitAll(IntStream.range(0, 5)
                .mapToObj(i -> NewTask.of("count", "Task " + i))
                .toList());
        var held = queue.claim(anonymous(5, LEASE));
        var good = completed(held.get(0), "customer_1");
        var quiet = new Completed(held.get(1).id(), held.get(1).fencingToken(), Completion.NOTHING);
        var reports = List.of(
                good,
                quiet,
                good,
                new Completed(held.get(2).id(), held.get(2).fencingToken() + 1, Completion.NOTHING),
                completed(held.get(3), "customer_2"),
                new Completed("task_none", 1, Completion.NOTHING),
                completed(held.get(4), "customer_1"));

        var answers = queue.completeAll(reports);

        assertThat(answers)
                .extracting(
                        answer -> answer.task() == null ? null : answer.task().status())
                .containsExactly(
                        TaskStatus.COMPLETED,
                        TaskStatus.COMPLETED,
                        TaskStatus.COMPLETED,
                        null,
                        null,
                        null,
                        TaskStatus.COMPLETED);
        assertThat(answers.get(3).refusal()).isInstanceOf(GraphModelException.LeaseLost.class);
        assertThat(answers.get(4).refusal()).isInstanceOf(GraphModelException.InvalidValue.class);
        assertThat(answers.get(5).refusal()).isInstanceOf(GraphModelException.NotFound.class);
        assertThat(held).extracting(this::status).filteredOn(TaskStatus::held).hasSize(2);
        assertThat(count("MATCH (:Task)-[:PRODUCED]->(:Result)-[:ABOUT]->(:Customer) RETURN count(*) AS n"))
                .isEqualTo(2);
        assertThat(queue.completeAll(List.of(good)).getFirst().task()).isEqualTo(find(held.get(0)));
        assertThat(queue.history(held.get(0).id()))
                .extracting(TaskEvent::to)
                .containsExactly(TaskStatus.QUEUED, TaskStatus.ASSIGNED, TaskStatus.RUNNING, TaskStatus.COMPLETED);
    }

    private static Completed completed(TaskSnapshot task, String about) {
        var completion = new Completion("Done", Map.of("n", 1), null, List.of(), List.of(about));
        return new Completed(task.id(), task.fencingToken(), completion);
    }

    @Test
    void overdueTasksThatCannotBeMovedKeepNoOtherWaiting() {
        graph.write(tx -> tx.run("""
                UNWIND range(1, 1200) AS i
                CREATE (:Entity:Task {id: 'task_' + i, type: 'task', status: 'completed',
                                      lease_until: datetime('2020-01-01T00:00:00Z')})""", Map.of()));
        submit(NewTask.of("count", "x"));
        var lost = claimOne();
        clock.move(LEASE.plusMillis(1));
        assertThat(sweeper.sweep().expired()).isEqualTo(1);
        assertThat(status(lost)).isEqualTo(TaskStatus.QUEUED);
    }

    @Test
    void aTaskWithNonsenseInItsPolicyIsSweptLikeAnyOther() {
        submit(NewTask.of("count", "x"));
        var task = claimOne();
        queue.heartbeat(task.id(), task.fencingToken(), ALIVE);
        set(task.id(), Map.of("retry_initial_ms", -5, "retry_max_ms", Long.MAX_VALUE, "max_attempts", 0));
        clock.move(LEASE.plusMillis(1));
        assertThat(sweeper.sweep().expired()).isEqualTo(1);
    }

    @Test
    void claimingReadsTheQueueInTheOrderOfItsIndex() {
        var plan = new ArrayList<String>();
        try (var session = TestNeo4j.asItIs().driver().session()) {
            var operators = session.run(
                            "EXPLAIN MATCH (t:Task) WHERE t.route = $route AND t.queue_key > $least"
                                    + " WITH t ORDER BY t.route, t.queue_key LIMIT 8 RETURN t.id",
                            Map.of("route", "r", "least", 0L))
                    .consume()
                    .queryPlan()
                    .orElseThrow();
            for (var operator = operators; ; operator = operator.children().getFirst()) {
                plan.add(operator.operatorType());
                if (operator.children().isEmpty()) {
                    break;
                }
            }
        }
        assertThat(plan).anyMatch(name -> name.startsWith("NodeIndexSeek")).noneMatch(name -> name.contains("Sort"));
    }

    private TaskSnapshot submit(NewTask task) {
        return queue.submit(task).task();
    }

    private TaskSnapshot claimOne() {
        return queue.claim(anonymous(1, LEASE)).getFirst();
    }

    private TaskSnapshot claimOne(String agent) {
        return queue.claim(new Claim("worker", agent, List.of(), 1, LEASE)).getFirst();
    }

    private static Claim anonymous(int max, Duration lease) {
        return new Claim("worker", null, List.of("count"), max, lease);
    }

    private TaskSnapshot find(TaskSnapshot task) {
        return queue.find(task.id()).orElseThrow();
    }

    private TaskStatus status(TaskSnapshot task) {
        return find(task).status();
    }

    private void agent(String key, List<String> capabilities, int capacity) {
        create("agent_" + key, "Agent", "agent");
        set("agent_" + key, Map.of("name", key, "capabilities", capabilities, "capacity", capacity));
    }

    private void create(String id, String label, String type) {
        graph.write(tx -> tx.run(
                "CREATE (e:Entity:$($label)) SET e.id = $id, e.type = $type",
                Map.of("id", id, "label", label, "type", type)));
    }

    private void set(String id, Map<String, Object> properties) {
        graph.write(tx ->
                tx.run("MATCH (e:Entity {id: $id}) SET e += $properties", Map.of("id", id, "properties", properties)));
    }

    private long count(String statement) {
        return graph.read(statement, Map.of()).getFirst().integer("n");
    }
}
