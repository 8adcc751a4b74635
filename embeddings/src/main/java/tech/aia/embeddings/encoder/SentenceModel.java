package tech.aia.embeddings.encoder;

/** A loaded model. Safe for concurrent use except for {@link #close()}, which must come last. */
interface SentenceModel extends AutoCloseable {

    /**
     * One vector of length 1 for each row of the batch.
     *
     * @param threads processors the call may use, if the engine can choose
     * @throws EncoderException.Failed if the engine fails
     */
    float[][] vectors(TokenBatch batch, int threads);

    @Override
    void close();
}
