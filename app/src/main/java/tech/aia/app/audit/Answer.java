package tech.aia.app.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * How a request was answered.
 *
 * @param thrown whether it ended with an exception, whatever the status says yet
 * @param body null where it was not kept
 */
record Answer(
        HttpServletResponse response,
        boolean thrown,
        @Nullable String body) {

    int status() {
        return thrown ? 500 : response.getStatus();
    }

    /** The text at a JSON pointer of the body; null where there is none. */
    @Nullable
    String at(String pointer) {
        var text = json().at(pointer).asString("");
        return text.isEmpty() ? null : text;
    }

    private JsonNode json() {
        try {
            return body == null || body.isEmpty()
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(body);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** The last word of the header Location; null where there is none. */
    @Nullable
    String located() {
        var location = response.getHeader(HttpHeaders.LOCATION);
        if (location == null) {
            return null;
        }
        var path = URI.create(location).getRawPath();
        return URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
