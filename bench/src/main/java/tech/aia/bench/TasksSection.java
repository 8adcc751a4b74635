package tech.aia.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.ConductorDoor;
import tech.aia.bench.subject.PeerProcess;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.TaskDoor;
import tech.aia.bench.subject.Waiting;
import tech.aia.bench.subject.WorkDirectory;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.TaskQueue;

/** Tasks from their submission to their completion by an agent that does nothing, and single submissions and claims. */
final class TasksSection implements Section {
    private static final int TASKS = 10_000;
    private static final int SINGLE = 300;
    private static final int WARM_UP = 2_000;
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(5);
    private static final int QUEUED = 100_000;
    private static final int AT_ONCE = 500;
    private static final double LEAST_PER_SECOND = 500;
    private static final double LEAST_PER_SECOND_OVER_HTTP = 1_000;
    private static final double LEAST_OF_CONDUCTOR = 10;
    private static final int CONDUCTOR_TASKS = 1_000;
    private static final double SLOWEST_MILLIS = 5;

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var work = WorkDirectory.in(run.cache())) {
            try (var platform = Platform.withoutEmbeddings(work.path().resolve("inside"))) {
                var queue = platform.tasks();
                var door = TaskDoor.of(queue);
                singles(run, figures, "in this process", door, () -> true);
                flows(run, figures, "in this process", door);
                claims(run, figures, queue);
            }
            try (var server = ServerProcess.start(run.root(), work.path().resolve("server"));
                    var api = server.api()) {
                var door = TaskDoor.of(api);
                singles(run, figures, "over HTTP", door, () -> api.unsearchable() == 0);
                besideConductor(run, figures, door, work.path().resolve("conductor"));
            }
        }
        figures.note("A flow is " + TASKS + " tasks, submitted by one thread, " + TaskDoor.SUBMITTED
                + " at a time, while another"
                + " claims and completes them, " + TaskDoor.CLAIMED
                + " at a time, each leaving a result. The server over HTTP"
                + " makes the texts of tasks and results searchable meanwhile. Single submissions are measured before, after "
                + WARM_UP + " others.");
        figures.note(
                "Conductor's server runs as it is shipped, with its default embedded store, and does " + CONDUCTOR_TASKS
                        + " a flow, each a workflow of one task; it takes workflows and reports one at a time, which come over"
                        + " 8 connections at once, while its tasks are claimed " + TaskDoor.CLAIMED + " at a time.");
    }

    private static void singles(Run run, Figures figures, String where, TaskDoor door, BooleanSupplier quiet) {
        door.flow(TASKS / 5);
        Waiting.until("the texts of tasks to be searchable", LONGEST_QUIET, quiet);
        Load.calls(1, WARM_UP, i -> door.submit());
        var submission = new ArrayList<Double>();
        for (int round = 0; round < run.rounds(); round++) {
            submission.add(Load.calls(1, SINGLE, i -> door.submit()).p50());
        }
        door.finish();
        figures.add("one submission, " + where + ", p50", "ms", Sample.of(submission), Bar.atMost(SLOWEST_MILLIS));
    }

    private static void flows(Run run, Figures figures, String where, TaskDoor door) {
        var perSecond = new ArrayList<Double>();
        for (int round = 0; round < run.rounds(); round++) {
            perSecond.add(perSecond(door, TASKS));
        }
        figures.add("submitted to completed, " + where, "tasks/s", Sample.of(perSecond), Bar.atLeast(LEAST_PER_SECOND));
    }

    private static void besideConductor(Run run, Figures figures, TaskDoor door, Path home) throws Exception {
        try (var conductor = PeerProcess.java(
                        run.root().resolve("bench/peers/conductor"),
                        run.cache().resolve("peers/conductor"),
                        List.of("Conductor.java", home.toAbsolutePath().toString()));
                var api = conductor.api();
                var theirs = new ConductorDoor(api)) {
            theirs.flow(CONDUCTOR_TASKS);
            var contenders = List.of(door, theirs);
            var outcomes = Turns.take(
                    run.rounds(), contenders, (one, _) -> perSecond(one, one.equals(door) ? TASKS : CONDUCTOR_TASKS));
            var ours = Sample.of(outcomes.getOrDefault(door, List.of()));
            var peers = Sample.of(outcomes.getOrDefault(theirs, List.of()));
            figures.add("submitted to completed, over HTTP", "tasks/s", ours, Bar.atLeast(LEAST_PER_SECOND_OVER_HTTP));
            figures.add("submitted to completed, over HTTP, Conductor", "tasks/s", peers);
            figures.add(
                    "submitted to completed, over HTTP ÷ Conductor",
                    "",
                    ours.dividedBy(peers),
                    Bar.atLeast(LEAST_OF_CONDUCTOR));
        }
    }

    private static double perSecond(TaskDoor door, int tasks) {
        return tasks / seconds(door.flow(tasks));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static void claims(Run run, Figures figures, TaskQueue queue) {
        var some = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> NewTask.of("waiting_work", "Wait"))
                .toList();
        for (int queued = 0; queued < QUEUED; queued += AT_ONCE) {
            queue.submitAll(some);
        }
        var claim = new Claim("bench", null, List.of("waiting_work"), 1, Duration.ofMinutes(10));
        Load.calls(1, SINGLE, i -> claimOne(queue, claim));
        var p50 = new ArrayList<Double>();
        for (int round = 0; round < run.rounds(); round++) {
            p50.add(Load.calls(1, SINGLE, i -> claimOne(queue, claim)).p50());
        }
        figures.add("one claim with " + QUEUED + " queued, p50", "ms", Sample.of(p50), Bar.atMost(SLOWEST_MILLIS));
    }

    private static void claimOne(TaskQueue queue, Claim claim) {
        if (queue.claim(claim).size() != 1) {
            throw new BenchException("A claim of one task did not give one");
        }
    }
}
