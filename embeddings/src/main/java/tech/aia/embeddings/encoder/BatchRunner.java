package tech.aia.embeddings.encoder;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Runs the model, counts what it did, and shares the processors out between queries and imports. */
final class BatchRunner {
    /** Below this many tokens a second batch costs more than a second processor saves. */
    private static final int LEAST_SHARE = 64;

    private final SentenceModel model;
    private final int batchTokens;
    private final int processors;
    private final LongAdder texts = new LongAdder();
    private final LongAdder tokens = new LongAdder();
    private final LongAdder paddedTokens = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder queries = new LongAdder();
    private final LongAdder queryBatches = new LongAdder();

    BatchRunner(SentenceModel model, EncoderSettings settings) {
        this.model = model;
        this.batchTokens = settings.batchTokens();
        this.processors = settings.processors();
    }

    List<List<Integer>> planQueries(int[] lengths) {
        return BatchPlan.of(lengths, batchTokens);
    }

    /** Cuts a small import smaller than {@code batchTokens} would, so that each processor has its share. */
    List<List<Integer>> planImport(int[] lengths) {
        int share = Math.ceilDiv(IntStream.of(lengths).sum(), processors);
        return BatchPlan.of(lengths, Math.min(batchTokens, Math.max(share, LEAST_SHARE)));
    }

    float[][] runQueries(TokenBatch batch) {
        float[][] vectors = run(batch);
        queries.add(batch.size());
        queryBatches.increment();
        return vectors;
    }

    float[][] runImport(TokenBatch batch) {
        return run(batch);
    }

    EncoderStatistics statistics(long cacheHits) {
        return new EncoderStatistics(
                texts.sum(),
                tokens.sum(),
                paddedTokens.sum(),
                batches.sum(),
                queries.sum(),
                queryBatches.sum(),
                cacheHits);
    }

    private float[][] run(TokenBatch batch) {
        float[][] vectors = model.vectors(batch);
        texts.add(batch.size());
        tokens.add(batch.tokens());
        paddedTokens.add(batch.paddedTokens());
        batches.increment();
        return vectors;
    }
}
