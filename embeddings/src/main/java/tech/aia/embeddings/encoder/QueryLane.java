package tech.aia.embeddings.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Answers single texts, as many at once as there are processors. Who comes while one is free runs the model on its own thread, as handing a
 * text over and waiting takes longer. What arrives while all are taken is gathered and makes the next batches, so
 * nobody waits for a batch to fill up; threads of this lane run these, and each leaves the others their share.
 */
final class QueryLane implements AutoCloseable {
    private static final int MOST_GATHERED = 64;

    private final BatchRunner runner;
    private final BlockingQueue<Query> waiting = new LinkedBlockingQueue<>();
    private final int processors;
    private final Semaphore free;
    private final List<Thread> workers;
    private volatile boolean closed;

    /** A text and, at some time, its vector. */
    static final class Query {
        private final long[] tokens;
        private final CompletableFuture<float[]> vector = new CompletableFuture<>();

        Query(long[] tokens) {
            this.tokens = tokens;
        }

        CompletableFuture<float[]> vector() {
            return vector;
        }
    }

    QueryLane(BatchRunner runner, int processors) {
        this.runner = runner;
        this.processors = processors;
        this.free = new Semaphore(processors, true);
        Thread.Builder thread =
                Thread.ofPlatform().name("aia-encoder-queries-", 1).daemon();
        this.workers = IntStream.range(0, processors)
                .mapToObj(_ -> thread.start(this::work))
                .toList();
    }

    /** Sees to it that the query is answered; it may be when this returns. */
    void answer(Query query) {
        if (isFree()) {
            try {
                answerNow(query);
            } finally {
                free.release();
            }
        } else {
            waiting.add(query);
            if (closed && waiting.remove(query)) {
                refuse(query);
            }
        }
    }

    /** Before who comes now are those who wait. */
    private boolean isFree() {
        try {
            return free.tryAcquire(0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void answerNow(Query query) {
        if (closed) {
            refuse(query);
        } else {
            answer(List.of(query));
        }
    }

    private static void refuse(Query query) {
        query.vector.completeExceptionally(new EncoderException.Closed());
    }

    private void work() {
        try {
            while (!closed) {
                List<Query> gathered = new ArrayList<>();
                gathered.add(waiting.take());
                try {
                    free.acquire();
                } catch (InterruptedException closing) {
                    gathered.forEach(QueryLane::refuse);
                    throw closing;
                }
                try {
                    waiting.drainTo(gathered, Math.min(MOST_GATHERED - 1, waiting.size() / processors));
                    answer(gathered);
                } finally {
                    free.release();
                }
            }
        } catch (InterruptedException e) {
            // Only close() interrupts these threads, and answers what is left.
            closed = true;
        }
    }

    private void answer(List<Query> queries) {
        int[] lengths = queries.stream().mapToInt(query -> query.tokens.length).toArray();
        for (List<Integer> places : runner.planQueries(lengths)) {
            List<Query> batch = places.stream().map(queries::get).toList();
            try {
                float[][] vectors = runner.runQueries(
                        TokenBatch.of(batch.stream().map(query -> query.tokens).toList()));
                for (int i = 0; i < vectors.length; i++) {
                    batch.get(i).vector.complete(vectors[i]);
                }
            } catch (RuntimeException | Error e) {
                batch.forEach(query -> query.vector.completeExceptionally(e));
            }
        }
    }

    /** Returns when the model is no longer used by this lane. */
    @Override
    public void close() {
        closed = true;
        workers.forEach(Thread::interrupt);
        workers.forEach(Waiting::forEnd);
        // Those who run it themselves are waited for, too.
        free.acquireUninterruptibly(processors);
        free.release(processors);
        List<Query> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(QueryLane::refuse);
    }
}
