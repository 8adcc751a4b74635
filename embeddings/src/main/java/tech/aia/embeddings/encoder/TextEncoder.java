package tech.aia.embeddings.encoder;

import java.util.List;

/**
 * Turns text into vectors whose dot product is the cosine similarity of the meanings. Safe for use by any number of threads.
 *
 * <p>A vector has {@value #DIMENSIONS} elements and length 1. Texts are read up to {@link EncoderSettings#maxTokens()}
 * tokens; white space is read as one space, and NUL and halves of surrogate pairs as nothing. Any text has a vector, the
 * empty one too. Vectors of one {@link #modelId()} are comparable with each other and with no others.
 */
public interface TextEncoder extends AutoCloseable {
    /** Elements of every vector; a model of another width is refused at start. */
    int DIMENSIONS = 384;

    /** Names the model and its weights, such as {@code all-MiniLM-L6-v2@1f2e3d4c}; another name means other vectors. */
    String modelId();

    /**
     * The vector of a question that is compared with texts which may answer it: as {@link #encode(String)}, but behind the words that the
     * model wants before questions, if it wants any. A text compared with its like is no question.
     *
     * @throws EncoderException.Closed after {@link #close()}
     * @throws EncoderException.Interrupted if the thread is interrupted before or while it waits
     * @throws EncoderException.Failed if the engine fails
     */
    float[] encodeQuery(String question);

    /**
     * The vector of one text that somebody waits for: concurrent calls share batches, and repeated texts are answered from a cache.
     * The array is the caller's own.
     *
     * @throws EncoderException.Closed after {@link #close()}
     * @throws EncoderException.Interrupted if the thread is interrupted before or while it waits
     * @throws EncoderException.Failed if the engine fails
     */
    float[] encode(String text);

    /**
     * The vectors of many texts in their order, for imports: batched by length and not cached. Calls of
     * {@link #encodeQuery(String)} and {@link #encode(String)} do not wait for it.
     *
     * @throws EncoderException.Closed after {@link #close()}
     * @throws EncoderException.Interrupted if the thread is interrupted before or while it waits
     * @throws EncoderException.Failed if the engine fails
     */
    List<float[]> encodeAll(List<String> texts);

    /**
     * Begins what {@link #encodeAll(List)} does, of which every call goes ahead of this.
     *
     * @param texts some hundreds, as they are batched together
     * @throws EncoderException.Closed after {@link #close()}
     */
    Encoding begin(List<String> texts);

    /** Texts that are being encoded. */
    interface Encoding {
        /**
         * Waits for the vectors, in the order of the texts.
         *
         * @throws EncoderException.Closed after {@link TextEncoder#close()}
         * @throws EncoderException.Interrupted if the thread is interrupted before or while it waits
         * @throws EncoderException.Failed if the engine fails
         */
        List<float[]> await();

        /** Spares what has not begun. */
        void cancel();
    }

    /** What was done since the start. */
    EncoderStatistics statistics();

    /** Frees the model. Calls in progress and later ones fail with {@link EncoderException.Closed}. */
    @Override
    void close();

    /**
     * Loads the model and runs it once.
     *
     * @throws EncoderException.ModelRefused if there is no such model, or the engine cannot run it, or it is not
     *     {@value #DIMENSIONS} wide
     * @throws EncoderException.EngineUnavailable if the native engine does not load
     */
    static TextEncoder open(EncoderSettings settings) {
        return EncoderOpening.open(settings);
    }
}
