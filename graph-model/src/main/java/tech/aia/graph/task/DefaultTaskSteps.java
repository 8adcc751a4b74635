package tech.aia.graph.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** {@link TaskSteps}, and what the steps of single tasks have in common with them. */
final class DefaultTaskSteps implements TaskSteps {
    private static final String OF_RUN = """
            MATCH (t:Task)-[:PART_OF]->(:Entity {id: $run})
            RETURN\s""" + TaskProperties.PROJECTION;

    private final TaskTransaction tasks;
    private final Clock clock;
    private final Submissions submissions;

    DefaultTaskSteps(TaskTransaction tasks, Clock clock, Submissions submissions) {
        this.tasks = tasks;
        this.clock = clock;
        this.submissions = submissions;
    }

    @Override
    public List<Submission> submit(List<NewTask> wanted) {
        return submissions.submit(tasks.transaction(), wanted);
    }

    @Override
    public List<TaskSnapshot> ofRun(String run) {
        return TaskProperties.readAll(tasks.transaction().run(OF_RUN, Map.of("run", run)))
                .map(TaskProperties::snapshot)
                .toList();
    }

    @Override
    public void cancel(Collection<String> ids, String by, String reason) {
        each(ids, by, (task, transition) -> task.status().ended() ? null : cancelled(task, transition, reason));
    }

    /** @return null when there is nothing to do */
    static @Nullable Transition cancelled(TaskProperties task, Transition transition, String reason) {
        return switch (task.status()) {
            case QUEUED -> transition.cancelled(reason);
            case ASSIGNED, RUNNING ->
                task.cancelRequested()
                        ? null
                        : transition.set("cancel_requested", true).to(task.status(), "asked to stop: " + reason);
            case CANCELLED -> null;
            case COMPLETED, FAILED -> throw conflict(task, "cannot be cancelled any more");
        };
    }

    @Override
    public TaskSnapshot retry(String id, List<String> holds, String by, @Nullable TaskAllowance allowance) {
        var task = tasks.lock(id);
        var waits = new ArrayList<>(holds);
        if (task.number("dependencies", 0) > 0) {
            waits.addAll(open(task));
        }
        var again = countedFor(allowance, again(task, waits, clock.instant(), by));
        if (allowance != null) {
            submissions.admitAgain(tasks.transaction(), allowance, id);
        }
        return tasks.write(again);
    }

    private Collection<String> open(TaskProperties task) {
        try {
            return Dependencies.open(tasks.transaction(), Dependencies.of(tasks.transaction(), task.id()));
        } catch (GraphModelException.InvalidValue ended) {
            throw conflict(task, "depends on others: " + ended.getMessage());
        }
    }

    private static Transition countedFor(@Nullable TaskAllowance allowance, Transition again) {
        var account = allowance == null ? null : allowance.account();
        return again.set("account", account).set("open_for", account);
    }

    private static Transition again(TaskProperties task, List<String> waits, Instant now, String by) {
        return switch (task.status()) {
            case FAILED, CANCELLED ->
                new Transition(task, now, by)
                        .set(
                                "last_attempt",
                                (long) task.attempt() + task.retry().maxAttempts())
                        .set("route", task.text("route", Routing.ofCapability(task.text("task_type", ""))))
                        .set("waits_for", waits.isEmpty() ? null : List.copyOf(waits))
                        .set("cancel_requested", null)
                        .set("ended_at", null)
                        .set("done_by", null)
                        .set("error", null)
                        .set("error_type", null)
                        .set("progress", 0.0)
                        .set("partial_results", null)
                        .queue(now, "retried by " + by);
            case COMPLETED -> throw conflict(task, "has its result; submit it again to do it again");
            case QUEUED, ASSIGNED, RUNNING -> throw conflict(task, "is under way already");
        };
    }

    @Override
    public void hold(Collection<String> ids, String hold, String by) {
        each(ids, by, (task, transition) -> task.status().ended() ? null : transition.hold(hold));
    }

    @Override
    public void release(Collection<String> ids, String hold, String by, String reason) {
        each(ids, by, (task, transition) -> task.waitsFor().contains(hold) ? transition.release(hold, reason) : null);
    }

    private void each(
            Collection<String> ids, String by, BiFunction<TaskProperties, Transition, @Nullable Transition> step) {
        var now = clock.instant();
        tasks.write(tasks.lock(ids).values().stream()
                .map(task -> step.apply(task, new Transition(task, now, by)))
                .filter(Objects::nonNull)
                .toList());
    }

    static GraphModelException conflict(TaskProperties task, String why) {
        return new GraphModelException.Conflict(
                "'" + task.id() + "' is " + task.status().word() + " and " + why, null);
    }
}
