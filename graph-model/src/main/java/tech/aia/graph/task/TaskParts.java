package tech.aia.graph.task;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.graph.agent.AgentMatcher;

/** Puts the parts of the queue together. */
final class TaskParts {
    private final Graph graph;
    private final Clock clock;
    private final Routing routing;
    private final Durations durations;
    private final Submissions submissions;
    private final Followers followers;

    /**
     * @param matcher gives none where nothing is known of meaning
     * @param keeper gives none where there are no runs
     */
    TaskParts(
            Graph graph, Clock clock, Supplier<@Nullable AgentMatcher> matcher, Supplier<@Nullable RunKeeper> keeper) {
        this.graph = graph;
        this.clock = clock;
        this.routing = new Routing(graph, clock, matcher);
        this.durations = new Durations(graph, clock);
        this.submissions = new Submissions(graph, clock, routing, durations);
        this.followers = new Followers(clock, keeper, submissions);
    }

    TaskQueue queue() {
        return new DefaultTaskQueue(
                graph,
                clock,
                routing,
                submissions,
                new Bindings(graph, clock, routing, followers),
                new Claims(graph, clock, routing, durations, followers),
                new Reports(graph, clock, () -> ThreadLocalRandom.current().nextLong(), followers),
                new Completions(graph, clock, followers),
                followers);
    }

    TaskSweeper sweeper(Changes changes) {
        return new TaskUpkeep(graph, changes, clock, followers);
    }
}
