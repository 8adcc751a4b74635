package tech.aia.graph.task;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Those that must follow in the same transaction when tasks end or begin again: their dependents, and the runs they are part of. */
final class Followers {
    private final Clock clock;
    private final Supplier<@Nullable RunKeeper> keeper;
    private final Submissions submissions;

    Followers(Clock clock, Supplier<@Nullable RunKeeper> keeper, Submissions submissions) {
        this.clock = clock;
        this.keeper = keeper;
        this.submissions = submissions;
    }

    TaskSteps steps(TaskTransaction tasks) {
        return new DefaultTaskSteps(tasks, clock, submissions);
    }

    void follow(TaskTransaction tasks, List<Transition> transitions) {
        var ended = transitions.stream()
                .filter(Transition::ends)
                .map(Transition::now)
                .toList();
        Dependencies.settle(tasks, ended, clock.instant());
        var runs = transitions.stream()
                .filter(transition -> transition.ends() || transition.revives())
                .map(transition -> transition.now().text("run_id"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (runs.isEmpty()) {
            return;
        }
        var who = keeper.get();
        if (who != null) {
            var steps = steps(tasks);
            runs.forEach(run -> who.settle(tasks.transaction(), steps, run));
        }
    }
}
