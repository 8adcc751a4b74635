package tech.aia.app.agents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.app.work.WorkSignal;
import tech.aia.cypher.change.Lookout;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;

/** Claims tasks for a crew, as many as it has room for, and has them worked on. One thread claims, a few work. */
final class CrewAtWork {
    private static final Logger LOG = LoggerFactory.getLogger(CrewAtWork.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final Crew crew;
    private final TaskQueue queue;
    private final WorkSignal signal;
    private final Lookout lookout;
    private final HeldTasks held;
    private final Duration lease;
    private final Semaphore free;
    private final ExecutorService workers;
    private final String worker;

    /** Claims; interrupted when the server stops. */
    private final Thread claimer;

    CrewAtWork(Crew crew, TaskQueue queue, WorkSignal signal, Lookout lookout, HeldTasks held, Duration lease) {
        this.crew = crew;
        this.queue = queue;
        this.signal = signal;
        this.lookout = lookout;
        this.held = held;
        this.lease = lease;
        this.free = new Semaphore(crew.size());
        this.worker = crew.name() + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name(crew.name() + "-agent-", 0).daemon().factory());
        this.claimer =
                Thread.ofPlatform().name(crew.name() + "-claims").daemon().unstarted(this::claim);
    }

    void start() {
        crew.start();
        claimer.start();
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
                LOG.warn(
                        "Tasks for the {} agents could not be claimed; trying again: {}",
                        crew.name(),
                        failure.getMessage());
                if (pause()) {
                    return;
                }
            }
        }
    }

    private List<TaskSnapshot> claimed() {
        var tasks = new ArrayList<TaskSnapshot>();
        var look = lookout.look();
        if (look == null) {
            return tasks;
        }
        var ids = crew.agentIds();
        if (ids.isEmpty() || !queue.isWaiting(crew.capabilities(), ids)) {
            if (crew.isCurrent()) {
                look.foundNothing(null);
            }
            return tasks;
        }
        for (var id : ids) {
            var room = free.availablePermits() - tasks.size();
            if (room > 0) {
                tasks.addAll(claim(id, room));
            }
        }
        return tasks;
    }

    private List<TaskSnapshot> claim(String agentId, int room) {
        var claim = new Claim(worker, agentId, List.of(), room, lease);
        try {
            return queue.claim(claim);
        } catch (GraphModelException.NotFound deleted) {
            return crew.restored(agentId) ? queue.claim(claim) : List.of();
        }
    }

    private void begin(TaskSnapshot task) {
        free.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                held.work(crew, task);
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

    boolean isClaiming() {
        return claimer.isAlive();
    }

    /** Begins nothing more. */
    void stop() {
        claimer.interrupt();
        workers.shutdown();
    }

    /** Waits a little for those at work, who have been told to stop, to give their tasks back. */
    void awaitEnd(Duration longest) throws InterruptedException {
        var _ = workers.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
