package tech.aia.app.stream;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of the log.
 *
 * @param next always there: what comes later is found by it, too
 */
@Schema(name = "EventPage")
@JsonNaming(SnakeCaseStrategy.class)
record EventPage(
        List<GraphEvent> events,

        @Schema(description = "For the parameter after of the next page", example = "1760000000000000-1")
        String next,

        @Schema(description = "Whether there is more to read now; a page may be short or empty and yet there is")
        boolean more) {}
