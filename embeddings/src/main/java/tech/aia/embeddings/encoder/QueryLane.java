package tech.aia.embeddings.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/**
 * Answers single texts on threads of its own, one for each processor. What arrives while all of them run the model is gathered and makes
 * the next batches, so nobody waits for a batch to fill up; each thread leaves the others their share.
 */
final class QueryLane implements AutoCloseable {
    private static final int MOST_GATHERED = 64;

    private final BatchRunner runner;
    private final BlockingQueue<Query> waiting = new LinkedBlockingQueue<>();
    private final int share;
    private final List<Thread> workers;
    private volatile boolean closed;

    private static final class Query {
        private final long[] tokens;
        private final CompletableFuture<float[]> vector = new CompletableFuture<>();

        Query(long[] tokens) {
            this.tokens = tokens;
        }
    }

    QueryLane(BatchRunner runner, int processors) {
        this.runner = runner;
        this.share = processors;
        Thread.Builder thread =
                Thread.ofPlatform().name("aia-encoder-queries-", 1).daemon();
        this.workers = IntStream.range(0, processors)
                .mapToObj(_ -> thread.start(this::work))
                .toList();
    }

    CompletableFuture<float[]> submit(long[] tokens) {
        Query query = new Query(tokens);
        waiting.add(query);
        if (closed && waiting.remove(query)) {
            query.vector.completeExceptionally(new EncoderException.Closed());
        }
        return query.vector;
    }

    private void work() {
        try {
            while (!closed) {
                List<Query> gathered = new ArrayList<>();
                gathered.add(waiting.take());
                waiting.drainTo(gathered, Math.min(MOST_GATHERED - 1, waiting.size() / share));
                answer(gathered);
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
        List<Query> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(query -> query.vector.completeExceptionally(new EncoderException.Closed()));
    }
}
