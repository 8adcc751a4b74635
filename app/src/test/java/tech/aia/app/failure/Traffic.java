package tech.aia.app.failure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Clients, workers, a reader of events and a webhook at work on whichever servers are there. */
final class Traffic implements AutoCloseable {
    private static final int WORKERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Servers servers = new Servers();
    private final Ledger ledger = new Ledger();
    private final Submitter submitter;
    private final EventReader reader = new EventReader(servers);
    private final WebhookTold webhook = new WebhookTold();
    private final List<NoOpWorker> workers;
    private boolean registered;
    private int submitted;
    private final HangingWorkers hanging = new HangingWorkers(servers, ledger);
    private final List<Thread> threads = new ArrayList<>();
    private final ExecutorService submissions = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("submitter").factory());

    Traffic(String run) {
        submitter = new Submitter(servers, ledger, run);
        workers = IntStream.range(0, WORKERS)
                .mapToObj(number -> new NoOpWorker(servers, ledger, number))
                .toList();
        workers.forEach(worker ->
                threads.add(Thread.ofPlatform().daemon().name("worker").start(worker)));
        threads.add(Thread.ofPlatform().daemon().name("hanging workers").start(hanging));
    }

    Servers servers() {
        return servers;
    }

    Ledger ledger() {
        return ledger;
    }

    EventReader reader() {
        return reader;
    }

    WebhookTold webhook() {
        return webhook;
    }

    /** Submits so many more tasks, in the background and after those before. */
    void submit(int tasks) {
        if (!registered) {
            webhook.register(servers);
            registered = true;
        }
        eventually("the reader knows where it begins", reader::hasBegun);
        submitted += tasks;
        submissions.execute(() -> submitter.submit(tasks));
    }

    int submitted() {
        return submitted;
    }

    /** Waits until all that was to be submitted is accepted. */
    void awaitAccepted() {
        eventually("every task is accepted", () -> ledger.acceptedCount() == submitted);
    }

    /** Waits until every task has ended and every worker that hung was told that it is too late; nobody works any more then. */
    void finish(GraphCheck graph) {
        awaitAccepted();
        eventually("every task has ended", () -> graph.underWay() == 0);
        eventually(
                "every worker that hung has reported", () -> ledger.abandoned().isEmpty());
        stop();
        threads.forEach(Traffic::join);
    }

    private void stop() {
        workers.forEach(NoOpWorker::stop);
        hanging.stop();
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(PATIENCE)) {
                throw new AssertionError(thread.getName() + " does not end");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static void eventually(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            Servers.pause();
        }
    }

    @Override
    public void close() {
        stop();
        submissions.shutdownNow();
        reader.close();
        webhook.close();
    }
}
