package tech.aia.embeddings.encoder;

/** A loaded model. Safe for concurrent use except for {@link #close()}, which must come last. */
interface SentenceModel extends AutoCloseable {

    /**
     * One vector of length 1 for each row of the batch, worked out on the calling thread.
     *
     * @throws EncoderException.Failed if the engine fails
     */
    float[][] vectors(TokenBatch batch);

    @Override
    void close();
}
