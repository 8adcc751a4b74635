package tech.aia.app.rest.error;

import java.time.Duration;

/** The caller has to wait. */
public final class TooManyRequestsException extends RestException {
    private final long seconds;

    /** @param wait before the next request; told in whole seconds, one at least */
    public TooManyRequestsException(String message, Duration wait) {
        super(ErrorCode.TOO_MANY_REQUESTS, message);
        this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    long seconds() {
        return seconds;
    }
}
