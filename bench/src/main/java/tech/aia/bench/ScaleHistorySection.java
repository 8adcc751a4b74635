package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Plot;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.TaskDoor;
import tech.aia.bench.subject.WorkDirectory;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.Completed;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;

/** Tasks as more and more of them are done: single submissions, claims and completions, and a flow of many. */
final class ScaleHistorySection implements Section {
    private static final int SINGLE = 300;

    /** Tasks of the flow whose rate is told; the last before each size. */
    private static final int FLOW = 5_000;

    private static final int AT_ONCE = 50_000;
    private static final String SUBMISSION = "one submission, p50";
    private static final String CLAIM = "one claim, p50";
    private static final String COMPLETION = "one completion, p50";
    private static final String RATE = "submitted to completed";

    @Override
    public void measure(Run run, Figures figures) {
        var growth = new Growth(figures, "completed tasks");
        try (var work = WorkDirectory.in(run.cache());
                var platform = Platform.withoutEmbeddings(work.path().resolve("data"))) {
            var queue = platform.tasks();
            var door = TaskDoor.of(queue);
            int done = 0;
            for (int size : run.sizes()) {
                while (done < size - FLOW) {
                    var some = Math.min(AT_ONCE, size - FLOW - done);
                    door.flow(some);
                    done += some;
                }
                var last = Math.max(1, size - done);
                growth.add(size, RATE, "tasks/s", last * 1e9 / door.flow(last).toNanos());
                done += last + singles(run, growth, queue, door, size);
            }
        }
        growth.plot(
                "scale-tasks",
                "A task as history grows, in process, p50",
                "ms",
                Plot.Scale.LOGARITHMIC,
                new Plot.Line("bar: ≤ 5 ms", 5),
                List.of(SUBMISSION, CLAIM, COMPLETION));
        growth.plot(
                "scale-task-flow",
                "Tasks submitted to completed as history grows, in process",
                "tasks/s",
                Plot.Scale.LOGARITHMIC,
                new Plot.Line("bar: ≥ 500/s", 500),
                List.of(RATE));
        figures.note("The flow is as in the section of tasks, of " + FLOW
                + ", the last before each size. Submissions, claims and completions are single ones, " + SINGLE
                + " a round one after the other; texts are not encoded.");
    }

    /** Says how many tasks more are done after it; the first round is a warm-up that nothing is told of. */
    private static int singles(Run run, Growth growth, TaskQueue queue, TaskDoor door, int size) {
        var submissions = new ArrayList<Double>();
        var claims = new ArrayList<Double>();
        var completions = new ArrayList<Double>();
        for (int round = 0; round <= run.rounds(); round++) {
            submissions.add(Load.calls(1, SINGLE, i -> door.submit()).p50());
            var claimed = new ArrayList<TaskSnapshot>();
            claims.add(Load.calls(1, SINGLE, i -> claimed.add(claimOne(queue))).p50());
            completions.add(
                    Load.calls(1, SINGLE, i -> complete(queue, claimed.get(i))).p50());
        }
        growth.add(size, SUBMISSION, "ms", withoutFirst(submissions));
        growth.add(size, CLAIM, "ms", withoutFirst(claims));
        growth.add(size, COMPLETION, "ms", withoutFirst(completions));
        return submissions.size() * SINGLE;
    }

    private static Sample withoutFirst(List<Double> rounds) {
        return Sample.of(rounds.subList(1, rounds.size()));
    }

    private static TaskSnapshot claimOne(TaskQueue queue) {
        var claimed = queue.claim(new Claim("bench", null, List.of(TaskDoor.TYPE), 1, Duration.ofMinutes(10)));
        if (claimed.size() != 1) {
            throw new BenchException("A claim of one task gave " + claimed.size());
        }
        return claimed.getFirst();
    }

    private static void complete(TaskQueue queue, TaskSnapshot task) {
        var report = new Completed(task.id(), task.fencingToken(), Completion.of("Nothing was done", Map.of()));
        if (queue.completeAll(List.of(report)).getFirst().task() == null) {
            throw new BenchException("A completion was refused");
        }
    }
}
