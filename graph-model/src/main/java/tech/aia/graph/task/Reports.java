package tech.aia.graph.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.PropertyValues;

/** What workers report: each report is good only with the fencing token of the latest claim. */
final class Reports {
    private final Graph graph;
    private final Clock clock;
    private final RandomGenerator random;
    private final Followers followers;

    Reports(Graph graph, Clock clock, RandomGenerator random, Followers followers) {
        this.graph = graph;
        this.clock = clock;
        this.random = random;
        this.followers = followers;
    }

    TaskSnapshot heartbeat(String id, long token, Heartbeat heartbeat) {
        var partial = Submissions.json("partial_results", heartbeat.partialResults());
        return held(id, token, null, (tx, task) -> {
            var now = clock.instant();
            var transition = begun(task, now).set("lease_until", Claims.leaseUntil(task, heartbeat.lease(), now));
            if (heartbeat.progress() != null) {
                transition.set("progress", heartbeat.progress());
            }
            if (partial != null) {
                transition.set("partial_results", partial);
            }
            return transition;
        });
    }

    TaskSnapshot complete(String id, long token, Completion completion) {
        return held(id, token, TaskStatus.COMPLETED, (tx, task) -> {
            var now = clock.instant();
            if (!completion.isNothing()) {
                ResultNodes.write(tx, List.of(ResultNodes.of(task, completion, now)));
            }
            return worked(task, now).completed("reported by the worker");
        });
    }

    TaskSnapshot fail(String id, long token, TaskFailure failure) {
        PropertyValues.storable("message", failure.message());
        return held(id, token, TaskStatus.FAILED, (tx, task) -> {
            var now = clock.instant();
            var transition = worked(task, now);
            if (task.cancelRequested()) {
                return transition.cancelled("the worker stopped: " + failure.message());
            }
            var policy = task.retry();
            var permanent = Boolean.FALSE.equals(failure.retryable())
                    || policy.nonRetryable().contains(failure.type())
                    || !task.hasAttemptsLeft();
            if (permanent) {
                return transition.failed(failure.type(), failure.message());
            }
            return transition
                    .set("error_type", failure.type())
                    .set("error", failure.message())
                    .queue(
                            now.plus(wait(failure, policy.delayAfter(task.attempt(), random))),
                            "to be tried again: " + failure.message());
        });
    }

    /** Those who were told the same moment do not all come back at it. */
    private static Duration wait(TaskFailure failure, Duration spread) {
        var told = failure.retryAfter();
        return told == null ? spread : told.plus(spread);
    }

    TaskSnapshot release(String id, long token, String reason) {
        return held(id, token, null, (tx, task) -> {
            var now = clock.instant();
            var transition = new Transition(task, now, task.text("worker", "worker"));
            return task.cancelRequested()
                    ? transition.cancelled("the worker stopped: " + reason)
                    : transition.set("attempt", task.attempt() - 1L).queue(now, reason);
        });
    }

    private static Transition begun(TaskProperties task, Instant now) {
        var transition = new Transition(task, now, task.text("worker", "worker"));
        return task.status() == TaskStatus.ASSIGNED ? transition.started(now, "work began") : transition;
    }

    /** A worker so quick that its first report is its last has been at work since it took the task. */
    static Transition worked(TaskProperties task, Instant now) {
        var transition = new Transition(task, now, task.text("worker", "worker"));
        if (task.status() != TaskStatus.ASSIGNED) {
            return transition;
        }
        var assigned = task.instant("assigned_at");
        return transition.started(assigned == null ? now : assigned, "work began");
    }

    /** @param already the end that makes this report a repetition, whose answer was lost on the way */
    private TaskSnapshot held(
            String id,
            long token,
            @Nullable TaskStatus already,
            BiFunction<GraphTransaction, TaskProperties, Transition> step) {
        return graph.write(tx -> {
            var tasks = new TaskTransaction(tx, followers);
            var task = tasks.lock(id);
            if (task.fencingToken() == token && task.status() == already) {
                return task.snapshot();
            }
            requireHeld(task, token);
            return tasks.write(step.apply(tx, task));
        });
    }

    static void requireHeld(TaskProperties task, long token) {
        if (task.fencingToken() != token) {
            throw new GraphModelException.LeaseLost(
                    "The fencing token " + token + " of '" + task.id() + "' is not the latest, which is "
                            + task.fencingToken() + ": the task was given to another worker");
        }
        if (!task.status().held()) {
            throw new GraphModelException.LeaseLost(
                    "'" + task.id() + "' is " + task.status().word() + " and held by no worker any more");
        }
    }
}
