package tech.aia.graph.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.task.RunKeeper;
import tech.aia.graph.task.TaskSnapshot;
import tech.aia.graph.task.TaskStatus;
import tech.aia.graph.task.TaskSteps;

/** Brings runs up to their stages, inside the transactions that end stages. */
final class RunProgress implements RunKeeper {
    /** Keeps the compensation stage until the run has failed. */
    static final String UNTIL_FAILURE = "failure of the run";

    private static final String BY = "workflow";

    private final Clock clock;

    RunProgress(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void settle(GraphTransaction tx, TaskSteps steps, String id) {
        var nodes = new RunNodes(tx);
        var run = nodes.lock(id).filter(found -> !found.is("_changing")).orElse(null);
        if (run == null) {
            return;
        }
        var policy = run.definition().onFailure();
        var stages = Stages.of(steps.ofRun(id));
        var doomed = policy == FailurePolicy.CONTINUE ? List.<String>of() : stages.doomed();
        if (!doomed.isEmpty()) {
            // Cancelling settles in turn; what is left to do is to look again.
            steps.cancel(doomed, BY, stages.whatFailed());
            settle(tx, steps, id);
            return;
        }
        var status = status(run, stages, steps);
        write(nodes, run, status, stages, clock.instant());
    }

    private static RunStatus status(RunProperties run, Stages stages, TaskSteps steps) {
        if (!stages.ended()) {
            return run.is("paused") ? RunStatus.PAUSED : RunStatus.RUNNING;
        }
        var compensation = stages.compensation();
        var cancelled = run.is("cancel_requested");
        if (stages.succeeded() || cancelled) {
            compensation
                    .filter(task -> !task.status().ended())
                    .ifPresent(task -> steps.cancel(
                            List.of(task.id()), BY, cancelled ? "the run was cancelled" : "nothing has failed"));
            return stages.succeeded() ? RunStatus.COMPLETED : RunStatus.CANCELLED;
        }
        if (compensation.isEmpty() || compensation.get().status().ended()) {
            return RunStatus.FAILED;
        }
        steps.release(List.of(compensation.get().id()), UNTIL_FAILURE, BY, stages.whatFailed());
        return RunStatus.COMPENSATING;
    }

    private static void write(RunNodes nodes, RunProperties run, RunStatus status, Stages stages, Instant now) {
        var wanted = new LinkedHashMap<String, @Nullable Object>();
        wanted.put("status", status.word());
        wanted.put("completed", stages.count(TaskStatus.COMPLETED));
        wanted.put("failed", stages.count(TaskStatus.FAILED));
        wanted.put("error", stages.failed().isEmpty() ? null : stages.whatFailed());
        if (status.ended() != run.status().ended()) {
            wanted.put("ended_at", status.ended() ? now.atZone(ZoneOffset.UTC) : null);
        }
        nodes.write(run, wanted, now);
    }

    /** The stages of a run as they stand; the compensation stage is none of them. */
    private record Stages(List<TaskSnapshot> tasks, Optional<TaskSnapshot> compensation) {
        static Stages of(List<TaskSnapshot> all) {
            return new Stages(
                    all.stream().filter(task -> !isCompensation(task)).toList(),
                    all.stream().filter(Stages::isCompensation).findFirst());
        }

        private static boolean isCompensation(TaskSnapshot task) {
            return WorkflowDefinition.COMPENSATION.equals(task.stage());
        }

        boolean ended() {
            return tasks.stream().allMatch(task -> task.status().ended());
        }

        boolean succeeded() {
            return tasks.stream().allMatch(task -> task.status() == TaskStatus.COMPLETED);
        }

        long count(TaskStatus status) {
            return tasks.stream().filter(task -> task.status() == status).count();
        }

        /** Failed or cancelled, the first to end first. */
        List<TaskSnapshot> failed() {
            return tasks.stream()
                    .filter(task -> task.status() == TaskStatus.FAILED || task.status() == TaskStatus.CANCELLED)
                    .sorted(Comparator.comparing(
                            TaskSnapshot::endedAt, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
        }

        /** What has no point any more once one has failed. */
        List<String> doomed() {
            return failed().isEmpty()
                    ? List.of()
                    : tasks.stream()
                            .filter(task -> !task.status().ended() && !task.cancelRequested())
                            .map(TaskSnapshot::id)
                            .toList();
        }

        String whatFailed() {
            var first = failed().stream()
                    .filter(task -> task.status() == TaskStatus.FAILED)
                    .findFirst()
                    .orElseGet(() -> failed().getFirst());
            return first.status() == TaskStatus.FAILED
                    ? "the stage '" + first.stage() + "' has failed: " + first.error()
                    : "the stage '" + first.stage() + "' was cancelled";
        }
    }
}
