package tech.aia.bench.subject;

import org.jspecify.annotations.Nullable;

/** Why something cannot be measured, in a sentence for whoever started the run. */
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchException(String message) {
        this(message, null);
    }

    public BenchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
