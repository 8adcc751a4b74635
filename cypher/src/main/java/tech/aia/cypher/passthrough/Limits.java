package tech.aia.cypher.passthrough;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a request may use, its wishes checked against the settings.
 *
 * @param cutsBytes whether a larger result is to be cut off at {@code bytes}, as its author wishes; else it is refused
 */
record Limits(Duration timeout, long rows, long bytes, boolean cutsBytes) {

    /** @throws tech.aia.cypher.GraphException.BadStatement if a wish is out of range */
    static Limits of(PassthroughRequest request, PassthroughSettings settings) {
        var timeout = request.timeout() == null ? settings.defaultTimeout() : request.timeout();
        if (!timeout.isPositive() || timeout.compareTo(settings.maxTimeout()) > 0) {
            throw Failures.request(
                    "timeout_ms must be between 1 and " + settings.maxTimeout().toMillis() + ", not "
                            + timeout.toMillis(),
                    null);
        }
        long mostBytes = settings.maxBytes().toBytes();
        return new Limits(
                timeout,
                within("limit", request.rowLimit(), settings.defaultRows(), settings.maxRows()),
                within("byte_limit", request.byteLimit(), mostBytes, mostBytes),
                request.byteLimit() != null);
    }

    private static long within(String name, @Nullable Long wish, long otherwise, long most) {
        if (wish == null) {
            return otherwise;
        }
        if (wish < 1 || wish > most) {
            throw Failures.request(name + " must be between 1 and " + most + ", not " + wish, null);
        }
        return wish;
    }
}
