package tech.aia.embeddings.encoder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the batches of imports side by side, each on one processor: that is faster in sum than one batch on all of them, and
 * a processor busy with something else holds up only the batch on it. Whoever waits for an answer now goes ahead of them.
 */
final class ImportLane implements AutoCloseable {
    private final BatchRunner runner;
    private final ThreadPoolExecutor workers;
    private final AtomicLong submitted = new AtomicLong();

    ImportLane(BatchRunner runner, int processors) {
        this.runner = runner;
        ThreadFactory threads =
                Thread.ofPlatform().name("aia-encoder-import-", 1).daemon().factory();
        this.workers = new ThreadPoolExecutor(
                processors,
                processors,
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                work -> threads.newThread(() -> {
                    NativeRuntime.giveWay();
                    work.run();
                }));
        this.workers.setRejectedExecutionHandler((task, executor) -> ((Task) task).refuse());
    }

    /** The vectors of the batch, later. Cancelling the future spares the work if it has not begun. */
    CompletableFuture<float[][]> submit(TokenBatch batch, Urgency urgency) {
        Task task = new Task(batch, urgency, submitted.incrementAndGet());
        workers.execute(task);
        return task.vectors();
    }

    /** Returns when the model is no longer used by this lane. */
    @Override
    public void close() {
        workers.shutdownNow().forEach(task -> ((Task) task).refuse());
        workers.close();
    }

    /** What is wanted sooner goes first; otherwise what came first. */
    enum Urgency {
        SOON,
        LATER
    }

    private final class Task implements Runnable, Comparable<Task> {
        private final TokenBatch batch;
        private final Urgency urgency;
        private final long number;
        private final CompletableFuture<float[][]> vectors = new CompletableFuture<>();

        Task(TokenBatch batch, Urgency urgency, long number) {
            this.batch = batch;
            this.urgency = urgency;
            this.number = number;
        }

        @Override
        public int compareTo(Task other) {
            int sooner = urgency.compareTo(other.urgency);
            return sooner != 0 ? sooner : Long.compare(number, other.number);
        }

        CompletableFuture<float[][]> vectors() {
            return vectors;
        }

        void refuse() {
            vectors.completeExceptionally(new EncoderException.Closed());
        }

        @Override
        public void run() {
            if (vectors.isDone()) {
                return;
            }
            try {
                vectors.complete(runner.runImport(batch));
            } catch (RuntimeException | Error e) {
                vectors.completeExceptionally(e);
            }
        }
    }
}
