package tech.aia.app.agents;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.GraphException;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.Heartbeat;
import tech.aia.graph.task.TaskFailure;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskSnapshot;

/** Works on tasks, sends heartbeats for them meanwhile, stops those that nobody wants any more, and reports how they end. */
final class HeldTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldTasks.class);
    private static final int BEATS_PER_LEASE = 3;
    private static final Duration MOST_SILENCE = Duration.ofSeconds(2);

    private final TaskQueue queue;
    private final Duration lease;
    private final Map<Held, Boolean> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("agent-heartbeats").daemon().factory());
    private volatile boolean stopping;

    private record Held(TaskWork work, Thread thread) {}

    HeldTasks(TaskQueue queue, Duration lease) {
        this.queue = queue;
        this.lease = lease;
    }

    void start() {
        var interval = Math.min(lease.toMillis() / BEATS_PER_LEASE, MOST_SILENCE.toMillis());
        var _ = beats.scheduleWithFixedDelay(this::beat, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Works on the calling thread until the task is reported. */
    void work(Crew crew, TaskSnapshot task) {
        report(task, () -> outcome(crew, task));
    }

    private TaskSnapshot outcome(Crew crew, TaskSnapshot task) {
        Held one = null;
        try {
            one = new Held(new TaskWork(task), Thread.currentThread());
            held.put(one, true);
            if (stopping) {
                stop(one);
            }
            var completion = run(crew, one.work());
            held.remove(one);
            return queue.complete(task.id(), task.fencingToken(), completion);
        } catch (TaskRefused refused) {
            return fail(task, TaskFailure.permanent("invalid_requirements", String.valueOf(refused.getMessage())));
        } catch (TaskFailed failed) {
            return fail(task, failed.failure());
        } catch (GraphModelException.InvalidValue invalid) {
            return fail(task, TaskFailure.permanent("invalid_requirements", String.valueOf(invalid.getMessage())));
        } catch (GraphException.BadStatement wrong) {
            return fail(task, TaskFailure.permanent("invalid_statement", String.valueOf(wrong.getMessage())));
        } catch (InterruptedException unwanted) {
            return stopping
                    ? queue.release(task.id(), task.fencingToken(), "the server stops")
                    : fail(task, TaskFailure.permanent("cancelled", "it was stopped"));
        } finally {
            if (one != null) {
                held.remove(one);
            }
        }
    }

    /** What an agent waits for may say in its own words that it was interrupted, and only we interrupt. */
    private static Completion run(Crew crew, TaskWork work) throws InterruptedException {
        try {
            return crew.run(work);
        } catch (RuntimeException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The task was cancelled or lost");
            }
            throw failure;
        }
    }

    /** A worker's thread must end quietly whatever happens: the lease brings back what could not be reported. */
    private void report(TaskSnapshot task, Supplier<TaskSnapshot> outcome) {
        try {
            var ended = outcome.get();
            LOG.debug("{} is {}", ended.id(), ended.status());
        } catch (GraphModelException.LeaseLost lost) {
            LOG.info("{} is not ours any more: {}", task.id(), lost.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("{} failed", task.id(), failure);
            tryToFail(task, failure);
        }
    }

    private void tryToFail(TaskSnapshot task, RuntimeException why) {
        try {
            fail(task, TaskFailure.passing("error", why.getClass().getSimpleName() + ": " + why.getMessage()));
        } catch (RuntimeException unreported) {
            LOG.warn("{} could not be reported and comes back with its lease: {}", task.id(), unreported.getMessage());
        }
    }

    private TaskSnapshot fail(TaskSnapshot task, TaskFailure failure) {
        return queue.fail(task.id(), task.fencingToken(), failure);
    }

    private void beat() {
        for (var one : held.keySet()) {
            try {
                var work = one.work();
                var heartbeat = new Heartbeat(work.progress(), work.partialResults(), lease);
                var answer = queue.heartbeat(work.task().id(), work.task().fencingToken(), heartbeat);
                if (answer.cancelRequested()) {
                    stop(one);
                }
            } catch (GraphModelException.LeaseLost lost) {
                stop(one);
            } catch (RuntimeException failure) {
                LOG.warn("No heartbeat for {}: {}", one.work().task().id(), failure.getMessage());
            }
        }
    }

    private void stop(Held one) {
        if (held.remove(one) != null) {
            one.thread().interrupt();
        }
    }

    /** Each is interrupted once, so that nothing disturbs giving it back. */
    @Override
    public void close() {
        stopping = true;
        beats.shutdownNow();
        held.keySet().forEach(this::stop);
    }
}
