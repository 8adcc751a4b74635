package tech.aia.bench.subject;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.Completed;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.TaskQueue;

/** A way for tasks into the platform and out of it; the agent at its other end does nothing. */
public abstract class TaskDoor {
    /** Tasks submitted at a time. */
    public static final int SUBMITTED = 500;

    /** Tasks claimed and completed at a time. */
    public static final int CLAIMED = 200;

    public static final String TYPE = "no_op";
    static final String DESCRIPTION = "Do nothing";
    static final String SUMMARY = "Nothing was done";
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    TaskDoor() {}

    /** Straight to the queue in this process. */
    public static TaskDoor of(TaskQueue queue) {
        return new Inside(queue);
    }

    /** Over the REST API of a server. */
    public static TaskDoor of(HttpApi api) {
        return new OverHttp(api);
    }

    /** Submits one task by itself. */
    public abstract void submit();

    abstract void submit(int tasks);

    /** Claims some and completes them; says how many. */
    abstract int work();

    /** Submits so many and completes them at the same time; says how long it took. */
    public Duration flow(int tasks) {
        var began = System.nanoTime();
        var submitting = CompletableFuture.runAsync(() -> {
            for (int left = tasks; left > 0; left -= SUBMITTED) {
                submit(Math.min(left, SUBMITTED));
            }
        });
        int done = 0;
        while (done < tasks) {
            var worked = work();
            done += worked;
            if (worked == 0) {
                requireGoingOn(submitting, began);
                Waiting.pause(Duration.ofMillis(2));
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        if (done != tasks) {
            throw new BenchException("Of " + tasks + " tasks " + done + " were done");
        }
        return took;
    }

    private static void requireGoingOn(CompletableFuture<Void> submitting, long began) {
        if (System.nanoTime() - began > LONGEST.toNanos()) {
            throw new BenchException("The tasks were not done within " + LONGEST.toMinutes() + " minutes");
        }
        if (submitting.isCompletedExceptionally()) {
            try {
                submitting.join();
            } catch (CompletionException failure) {
                throw new BenchException("Submitting failed: " + failure.getCause(), failure);
            }
        }
    }

    /** Does whatever waits. */
    public void finish() {
        var unfinished = true;
        while (unfinished) {
            unfinished = work() > 0;
        }
    }

    private static final class Inside extends TaskDoor {
        private final TaskQueue queue;

        Inside(TaskQueue queue) {
            this.queue = queue;
        }

        @Override
        public void submit() {
            require(queue.submit(task()).task().id());
        }

        @Override
        void submit(int tasks) {
            queue.submitAll(IntStream.range(0, tasks).mapToObj(i -> task()).toList());
        }

        private static NewTask task() {
            return NewTask.of(TYPE, DESCRIPTION);
        }

        @Override
        int work() {
            var claimed = queue.claim(new Claim("bench", null, List.of(TYPE), CLAIMED, LEASE));
            var reports = claimed.stream()
                    .map(task -> new Completed(
                            task.id(), task.fencingToken(), Completion.of(SUMMARY, Map.of("attempt", task.attempt()))))
                    .toList();
            for (var answer : queue.completeAll(reports)) {
                require(answer.task() == null ? null : answer.task().id());
            }
            return claimed.size();
        }
    }

    private static final class OverHttp extends TaskDoor {
        private final HttpApi api;

        OverHttp(HttpApi api) {
            this.api = api;
        }

        @Override
        public void submit() {
            var body = HttpApi.json().put("task_type", TYPE).put("description", DESCRIPTION);
            require(HttpApi.json(api.post("/tasks/submit", body))
                    .path("task_id")
                    .asString(""));
        }

        @Override
        void submit(int tasks) {
            var body = HttpApi.json();
            var list = body.putArray("tasks");
            for (int i = 0; i < tasks; i++) {
                list.addObject().put("task_type", TYPE).put("description", DESCRIPTION);
            }
            HttpApi.json(api.post("/tasks/batch-submit", body))
                    .path("tasks")
                    .forEach(task -> require(task.path("task_id").asString("")));
        }

        @Override
        int work() {
            var claim = HttpApi.json()
                    .put("worker", "bench")
                    .put("max_tasks", CLAIMED)
                    .put("lease_seconds", LEASE.toSeconds());
            claim.putArray("capabilities").add(TYPE);
            var claimed = HttpApi.json(api.post("/workers/claim", claim)).path("tasks");
            if (claimed.isEmpty()) {
                return 0;
            }
            var body = HttpApi.json();
            var reports = body.putArray("reports");
            claimed.forEach(task -> reports.addObject()
                    .put("task_id", task.path("task_id").asString(""))
                    .put("fencing_token", task.path("fencing_token").asLong(0))
                    .put("summary", SUMMARY)
                    .putObject("results")
                    .put("attempt", task.path("attempt").asInt(0)));
            HttpApi.json(api.post("/workers/complete", body))
                    .path("reports")
                    .forEach(report -> require(report.path("error").isMissingNode() ? "done" : null));
            return claimed.size();
        }
    }

    static void require(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            throw new BenchException("A task or report was refused");
        }
    }
}
