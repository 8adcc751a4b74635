package tech.aia.embeddings.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Plain text to token ids, special tokens included. Safe for concurrent use, {@link #close()} included. */
final class TextTokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    // The native tokenizer must not be freed under a caller.
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private TextTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    static TextTokenizer open(byte[] json, int maxTokens) {
        String limit = Integer.toString(maxTokens);
        Map<String, String> options =
                Map.of("truncation", "true", "maxLength", limit, "modelMaxLength", limit, "padding", "false");
        try {
            return new TextTokenizer(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options));
        } catch (IOException | RuntimeException e) {
            throw new EncoderException.ModelRefused("The model's tokenizer.json cannot be read: " + e.getMessage(), e);
        }
    }

    long[] tokens(String text) {
        return whileOpen(() -> tokenizer.encode(text).getIds());
    }

    List<long[]> tokens(List<String> texts) {
        return whileOpen(() -> Arrays.stream(tokenizer.batchEncode(texts))
                .map(Encoding::getIds)
                .toList());
    }

    private <T> T whileOpen(Supplier<T> work) {
        Lock lock = life.readLock();
        lock.lock();
        try {
            if (closed) {
                throw new EncoderException.Closed();
            }
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Lock lock = life.writeLock();
        lock.lock();
        try {
            closed = true;
            tokenizer.close();
        } finally {
            lock.unlock();
        }
    }
}
