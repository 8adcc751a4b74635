package tech.aia.app.agents;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tech.aia.app.work.TaskSettings;
import tech.aia.app.work.WorkSignal;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.change.Lookout;
import tech.aia.graph.task.TaskQueue;

/**
 * Sets the crews to work. Each has its own threads, so that none waits for another. A task that this process does not live to report
 * goes back to the queue with its lease.
 */
@Component
public class AgentRunner implements DisposableBean {
    /** Where in the order of those that hear of the application being ready the agents are registered. */
    public static final int REGISTERED = 0;

    private static final Duration TO_GIVE_BACK = Duration.ofMillis(300);

    private final AgentSettings settings;
    private final HeldTasks held;
    private final List<CrewAtWork> crews;
    private volatile boolean started;

    AgentRunner(
            TaskQueue queue,
            List<Crew> crews,
            WorkSignal signal,
            Changes changes,
            Clock clock,
            AgentSettings settings,
            TaskSettings tasks) {
        this.settings = settings;
        this.held = new HeldTasks(queue, tasks.lease());
        this.crews = crews.stream()
                .map(crew -> new CrewAtWork(crew, queue, signal, new Lookout(changes, clock), held, tasks.lease()))
                .toList();
    }

    /** After everything that fills the graph at start, which takes an empty graph for its sign. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(REGISTERED)
    void start() {
        if (settings.enabled()) {
            held.start();
            crews.forEach(CrewAtWork::start);
            started = true;
        }
    }

    /** Whether tasks are claimed for every crew; empty where no agents work in this process, or not yet. */
    public Optional<Boolean> isWorking() {
        return started ? Optional.of(crews.stream().allMatch(CrewAtWork::isClaiming)) : Optional.empty();
    }

    @Override
    public void destroy() throws InterruptedException {
        crews.forEach(CrewAtWork::stop);
        held.close();
        for (var crew : crews) {
            crew.awaitEnd(TO_GIVE_BACK);
        }
    }
}
