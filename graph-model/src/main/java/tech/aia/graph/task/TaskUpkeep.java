package tech.aia.graph.task;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.change.Lookout;

/** {@link TaskSweeper}: each kind of overdue task has an index of its own, which is empty when nothing is due. */
final class TaskUpkeep implements TaskSweeper {
    private static final int BATCH = 500;
    private static final String BY = "sweeper";

    private static final String DELAYED = due("delayed_until");
    private static final String LEASES = due("lease_until");
    private static final String STARTS = due("start_deadline");
    private static final String RUNS = due("run_deadline");

    /** One look for all four, as there is nothing to do most of the time. */
    private static final String NEXT = "CALL () { "
            + String.join(
                    " UNION ALL ",
                    first("delayed_until"),
                    first("lease_until"),
                    first("start_deadline"),
                    first("run_deadline"))
            + " } RETURN min(due) AS next";

    private static final Swept NOTHING = new Swept(0, 0, 0);

    private final Graph graph;
    private final Clock clock;
    private final Followers followers;
    private final Lookout lookout;

    TaskUpkeep(Graph graph, Changes changes, Clock clock, Followers followers) {
        this.graph = graph;
        this.clock = clock;
        this.followers = followers;
        this.lookout = new Lookout(changes, clock);
    }

    @Override
    public Swept sweep() {
        var look = lookout.look();
        return look == null ? NOTHING : sweep(look);
    }

    private Swept sweep(Lookout.Look look) {
        var earliest = Map.of("from", Instant.EPOCH.atZone(ZoneOffset.UTC));
        var next = graph.lookUp(NEXT, earliest).getFirst().instantOrNull("next");
        if (!isOver(next, look.at())) {
            look.foundNothing(next);
            return NOTHING;
        }
        return new Swept(
                each(DELAYED, TaskUpkeep::waitIsOver),
                each(LEASES, TaskUpkeep::leaseExpired),
                each(STARTS, TaskUpkeep::waitedTooLong) + each(RUNS, TaskUpkeep::ranTooLong));
    }

    /** Goes on after the last one it looked at, so that those it can do nothing about keep no other waiting. */
    private int each(String due, BiFunction<TaskProperties, Instant, @Nullable Transition> step) {
        var now = clock.instant();
        int all = 0;
        var from = Instant.EPOCH.atZone(ZoneOffset.UTC);
        var after = "";
        List<Row> found;
        do {
            var parameters = Map.of("now", Times.zoned(now), "from", from, "after", after, "limit", BATCH);
            found = graph.read(due, parameters);
            if (!found.isEmpty()) {
                var ids = found.stream().map(row -> row.string("id")).toList();
                all += graph.write(tx -> apply(tx, ids, step, now));
                from = Times.zoned(Objects.requireNonNull(found.getLast().instantOrNull("due")));
                after = ids.getLast();
            }
        } while (found.size() == BATCH);
        return all;
    }

    private int apply(
            GraphTransaction tx,
            List<String> ids,
            BiFunction<TaskProperties, Instant, @Nullable Transition> step,
            Instant now) {
        var tasks = new TaskTransaction(tx, followers);
        var transitions = new ArrayList<Transition>();
        tasks.lock(ids).values().stream()
                .map(task -> step.apply(task, now))
                .filter(Objects::nonNull)
                .forEach(transitions::add);
        tasks.write(transitions);
        return transitions.size();
    }

    private static @Nullable Transition waitIsOver(TaskProperties task, Instant now) {
        var ready = task.instant("delayed_until");
        return isOver(ready, now) && task.status() == TaskStatus.QUEUED
                ? new Transition(task, now, BY).waiting(ready == null ? now : ready)
                : null;
    }

    private static @Nullable Transition leaseExpired(TaskProperties task, Instant now) {
        if (!isOver(task.instant("lease_until"), now) || !task.status().held()) {
            return null;
        }
        var transition = new Transition(task, now, BY);
        var lost = "worker " + task.text("worker", "unknown") + " gave no sign of life until its lease ran out";
        if (task.cancelRequested()) {
            return transition.cancelled("cancelled; " + lost);
        }
        if (task.status() == TaskStatus.ASSIGNED) {
            // It never began, so this was no attempt.
            return transition.set("attempt", task.attempt() - 1L).queue(now, lost);
        }
        return task.hasAttemptsLeft() ? transition.queue(now, lost) : transition.failed("lease_expired", lost);
    }

    private static @Nullable Transition waitedTooLong(TaskProperties task, Instant now) {
        return isOver(task.instant("start_deadline"), now) && task.status() == TaskStatus.QUEUED
                ? new Transition(task, now, BY)
                        .failed(
                                "start_timeout",
                                "no worker took it within " + task.number("start_timeout_ms", 0) + " ms")
                : null;
    }

    private static @Nullable Transition ranTooLong(TaskProperties task, Instant now) {
        return isOver(task.instant("run_deadline"), now) && task.status().held()
                ? new Transition(task, now, BY)
                        .failed("run_timeout", "it ran longer than " + task.number("run_timeout_ms", 0) + " ms")
                : null;
    }

    private static boolean isOver(@Nullable Instant moment, Instant now) {
        return moment != null && !moment.isAfter(now);
    }

    private static String first(String property) {
        return """
                MATCH (t:Task) WHERE t.%1$s >= $from
                RETURN t.%1$s AS due ORDER BY t.%1$s LIMIT 1""".formatted(property);
    }

    private static String due(String property) {
        return """
                MATCH (t:Task) WHERE t.%1$s >= $from AND t.%1$s <= $now
                    AND CASE WHEN t.%1$s = $from THEN t.id > $after ELSE true END
                WITH t ORDER BY t.%1$s, t.id LIMIT $limit
                RETURN t.id AS id, t.%1$s AS due""".formatted(property);
    }
}
