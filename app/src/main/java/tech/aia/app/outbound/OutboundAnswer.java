package tech.aia.app.outbound;

import java.util.Map;
import java.util.Optional;

/**
 * What came back; redirects are answers like others.
 *
 * @param headers by their names in lower case, the first of each
 */
public record OutboundAnswer(int status, Map<String, String> headers, String body) {

    /** @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
