package tech.aia.app.tls;

import org.jspecify.annotations.Nullable;

/** A certificate or its key cannot be used or made; the message is a sentence for the operator that says what to do. */
public final class CertificateException extends RuntimeException {
    CertificateException(String message) {
        super(message);
    }

    CertificateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
