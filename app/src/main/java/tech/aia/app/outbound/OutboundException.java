package tech.aia.app.outbound;

import org.jspecify.annotations.Nullable;

/** A call that brought no answer; the message says why, and may be shown to whoever gave the URL. */
public abstract sealed class OutboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OutboundException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The URL may not be called; nothing was sent. */
    public static final class Refused extends OutboundException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null);
        }
    }

    /** Nobody answered, or the answer could not be read to its end or was too large. */
    public static final class Failed extends OutboundException {
        private static final long serialVersionUID = 1L;

        Failed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The answer was not there in time. */
    public static final class Late extends OutboundException {
        private static final long serialVersionUID = 1L;

        Late(String message) {
            super(message, null);
        }
    }
}
