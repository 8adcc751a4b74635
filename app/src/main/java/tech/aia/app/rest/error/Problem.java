package tech.aia.app.rest.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The body of every error: RFC 9457 problem details with the AIA document's {@code error} object as a member, so that clients of both
 * find what they look for.
 *
 * @param type the page that explains the code
 * @param instance the path that was asked for
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Problem(String type, String title, int status, String detail, String instance, Body error) {

    /**
     * The documented error object.
     *
     * @param details {@code field}, {@code issue} and {@code provided_value} where one field is at fault; for Cypher statements Neo4j's
     *     code and place
     * @param requestId also in the {@code X-Request-ID} header and in the server's log
     */
    @Schema(name = "ProblemError")
    @JsonNaming(SnakeCaseStrategy.class)
    public record Body(
            String type,
            String message,
            String code,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> details,
            Instant timestamp,
            String requestId,
            String documentationUrl) {}

    static Problem of(Failure failure, String path, String requestId, String server) {
        var code = failure.code();
        return new Problem(
                code.page(),
                code.title(),
                code.status(),
                failure.message(),
                path,
                new Body(
                        code.type(),
                        failure.message(),
                        code.code(),
                        failure.details(),
                        Instant.now(),
                        requestId,
                        server + code.page()));
    }
}
