package tech.aia.app.agents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tech.aia.app.work.TaskSettings;
import tech.aia.app.work.WorkSignal;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentRegistry;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;

/**
 * Claims tasks for the built-in agents, as many as there are threads for, and works on them. One thread claims, a few work; a task that
 * this process does not live to report goes back to the queue with its lease.
 */
@Component
class AgentRunner implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AgentRunner.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final TaskQueue queue;
    private final AgentRegistry registry;
    private final List<BuiltInAgent> agents;
    private final WorkSignal signal;
    private final AgentSettings settings;
    private final Duration lease;
    private final HeldTasks held;
    private final Semaphore free;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("agent-", 0).daemon().factory());
    private final String worker = "built-in-" + UUID.randomUUID().toString().substring(0, 8);

    /** Claims; interrupted when the server stops. */
    private final Thread claimer =
            Thread.ofPlatform().name("agent-claims").daemon().unstarted(this::claim);

    AgentRunner(
            TaskQueue queue,
            AgentRegistry registry,
            List<BuiltInAgent> agents,
            WorkSignal signal,
            AgentSettings settings,
            TaskSettings tasks) {
        this.queue = queue;
        this.registry = registry;
        this.agents = agents;
        this.signal = signal;
        this.settings = settings;
        this.lease = tasks.lease();
        this.held = new HeldTasks(queue, lease);
        this.free = new Semaphore(settings.threads());
    }

    private record Job(BuiltInAgent agent, TaskSnapshot task) {}

    /** After everything that fills the graph at start, which takes an empty graph for its sign. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (settings.enabled() && !agents.isEmpty()) {
            agents.forEach(this::register);
            held.start();
            claimer.start();
        }
    }

    private void register(BuiltInAgent agent) {
        try {
            if (registry.find(agent.key()).isEmpty()) {
                registry.register(agent.key(), agent.profile());
            }
        } catch (GraphModelException.Conflict another) {
            LOG.debug("Another process registered {} first", agent.key(), another);
        }
    }

    private void claim() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                free.acquire();
                free.release();
                signal.await(LOOK, this::claimed).forEach(this::begin);
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                if (workers.isShutdown()) {
                    return;
                }
                LOG.warn("Tasks for the built-in agents could not be claimed; trying again: {}", failure.getMessage());
                if (pause()) {
                    return;
                }
            }
        }
    }

    private List<Job> claimed() {
        var jobs = new ArrayList<Job>();
        if (!queue.isWaiting(capabilities(), ids())) {
            return jobs;
        }
        for (var agent : agents) {
            var room = free.availablePermits() - jobs.size();
            if (room > 0) {
                claim(agent, room).forEach(task -> jobs.add(new Job(agent, task)));
            }
        }
        return jobs;
    }

    /** What the agents can do from the start, so that one that somebody deleted comes back when there is work for it. */
    private List<String> capabilities() {
        return agents.stream()
                .map(agent -> agent.profile().capabilities())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    private List<String> ids() {
        return agents.stream().map(agent -> "agent_" + agent.key()).toList();
    }

    private List<TaskSnapshot> claim(BuiltInAgent agent, int room) {
        var claim = new Claim(worker, "agent_" + agent.key(), List.of(), room, lease);
        try {
            return queue.claim(claim);
        } catch (GraphModelException.NotFound deleted) {
            register(agent);
            return queue.claim(claim);
        }
    }

    private void begin(Job job) {
        free.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                held.work(job.agent(), job.task());
            } finally {
                free.release();
            }
        });
    }

    private static boolean pause() {
        try {
            Thread.sleep(AFTER_A_FAILURE);
            return false;
        } catch (InterruptedException stop) {
            return true;
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
        claimer.interrupt();
        held.close();
    }
}
