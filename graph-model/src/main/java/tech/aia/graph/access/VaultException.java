package tech.aia.graph.access;

import org.jspecify.annotations.Nullable;

/** The secrets kept in the graph cannot be used; the message says why. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaultException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
