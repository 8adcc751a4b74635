package tech.aia.graph.task;

import java.time.Clock;
import java.util.List;
import tech.aia.cypher.Graph;
import tech.aia.graph.GraphModelException;

/** Binds waiting tasks to agents: only these may take them from then on. */
final class Bindings {
    private final Graph graph;
    private final Clock clock;
    private final Routing routing;
    private final Followers followers;

    Bindings(Graph graph, Clock clock, Routing routing, Followers followers) {
        this.graph = graph;
        this.clock = clock;
        this.routing = routing;
        this.followers = followers;
    }

    TaskSnapshot bind(String id, List<String> agents, String by) {
        if (agents.isEmpty()) {
            throw new GraphModelException.InvalidValue("agents", "Name at least one agent", null);
        }
        var route = routing.bound(agents);
        return graph.write(tx -> {
            var tasks = new TaskTransaction(tx, followers);
            var task = tasks.lock(id);
            if (task.status() != TaskStatus.QUEUED) {
                throw DefaultTaskSteps.conflict(task, "can be given to nobody else; only a waiting task can");
            }
            routing.open(tx, List.of(route));
            return tasks.write(new Transition(task, clock.instant(), by)
                    .set("route", route.key())
                    .set("other_route", null)
                    .set("agents_required", route.agents())
                    .to(TaskStatus.QUEUED, "assigned to " + String.join(", ", route.agents())));
        });
    }
}
