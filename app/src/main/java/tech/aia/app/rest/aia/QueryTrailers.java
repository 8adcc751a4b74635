package tech.aia.app.rest.aia;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.passthrough.PassthroughSummary;

/** What a streamed text cannot say of itself, in HTTP trailers after it: how many rows it has and which limit cut it short. */
final class QueryTrailers {
    private static final String ROWS = "X-Query-Rows";
    private static final String TRUNCATED = "X-Query-Truncated";

    private @Nullable PassthroughSummary summary;

    /** Before the answer begins. HTTP 1.0 has no trailers. */
    void announce(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getProtocol().equals("HTTP/1.0")) {
            response.setHeader("Trailer", ROWS + ", " + TRUNCATED);
            response.setTrailerFields(this::fields);
        }
    }

    void set(PassthroughSummary ended) {
        summary = ended;
    }

    private Map<String, String> fields() {
        var ended = summary;
        if (ended == null) {
            return Map.of();
        }
        var limit = ended.truncatedBy();
        return Map.of(
                ROWS,
                Long.toString(ended.rows()),
                TRUNCATED,
                limit == null ? "no" : limit.name().toLowerCase(Locale.ROOT));
    }
}
