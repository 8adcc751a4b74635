package tech.aia.embeddings.encoder;

import org.jspecify.annotations.Nullable;

/** Whatever goes wrong in encoding text. Callers decide on the subtype or {@link #code()}, never on the message. */
public abstract sealed class EncoderException extends RuntimeException {
    private final String code;

    private EncoderException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A name for the kind of failure that stays the same from version to version. */
    public String code() {
        return code;
    }

    /** The settings name a model that is not there, that the engine cannot run, or that is of another width. */
    public static final class ModelRefused extends EncoderException {
        ModelRefused(String message, @Nullable Throwable cause) {
            super("Aia.Encoder.ModelRefused", message, cause);
        }
    }

    /** The native libraries of the engine do not load on this machine. */
    public static final class EngineUnavailable extends EncoderException {
        EngineUnavailable(String message, @Nullable Throwable cause) {
            super("Aia.Encoder.EngineUnavailable", message, cause);
        }
    }

    /** The engine failed on a batch; the encoder itself goes on. */
    public static final class Failed extends EncoderException {
        Failed(String message, @Nullable Throwable cause) {
            super("Aia.Encoder.Failed", message, cause);
        }
    }

    /** The waiting thread was interrupted; its interrupt flag is set again. */
    public static final class Interrupted extends EncoderException {
        Interrupted() {
            super("Aia.Encoder.Interrupted", "The thread was interrupted while it waited for the encoder.", null);
        }
    }

    /** The encoder has been closed. */
    public static final class Closed extends EncoderException {
        Closed() {
            super("Aia.Encoder.Closed", "The text encoder is closed; open another one.", null);
        }
    }
}
