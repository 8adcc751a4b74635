package tech.aia.embeddings.encoder;

/**
 * Counts since the encoder was opened.
 *
 * @param texts texts the model was run on
 * @param tokens their tokens, without padding
 * @param paddedTokens tokens computed, with padding; the ratio to {@code tokens} is the price of batching
 * @param batches runs of the model
 * @param queries texts among {@code texts} that came by {@link TextEncoder#encode(String)}
 * @param queryBatches runs among {@code batches} that were for them
 * @param cacheHits calls of {@link TextEncoder#encode(String)} the model was not run for
 */
public record EncoderStatistics(
        long texts, long tokens, long paddedTokens, long batches, long queries, long queryBatches, long cacheHits) {}
