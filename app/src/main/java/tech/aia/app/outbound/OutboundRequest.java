package tech.aia.app.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A call.
 *
 * @param givenBy who named the URL
 * @param headers what stands in the URL, and the length of the body, are added and cannot be given
 * @param body may be empty
 * @param within the most time until the whole answer is there
 * @param mostBytes the most bytes of an answer's body
 */
public record OutboundRequest(
        URI url,
        GivenBy givenBy,
        String method,
        Map<String, List<String>> headers,
        String body,
        Duration within,
        int mostBytes) {

    /** Whose word it is that the URL may be called. */
    public enum GivenBy {
        /** Who configured the server: any host, with TLS or without. */
        OPERATOR,
        /** Who called the API: public addresses with TLS, and hosts of {@code aia.outbound.allow}. */
        CALLER
    }
}
