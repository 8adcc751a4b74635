package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The documented health answer. */
@Schema(name = "Health")
record HealthView(
        @Schema(
                description =
                        "unhealthy when the database or the graph does not answer, degraded when another service does not,"
                                + " healthy otherwise")
        State status,

        Instant timestamp,
        @Schema(example = "1.0.0") String version,
        Services services,

        @Schema(description = "Seconds since the start", example = "172800")
        long uptime,

        @Schema(description = "Requests answered since the start", example = "45678")
        long requestCount) {

    /** How a service is. */
    enum State {
        HEALTHY,
        DEGRADED,
        UNHEALTHY;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "HealthServices")
    record Services(
            @Schema(description = "Neo4j answers") State database,

            @Schema(
                    description =
                            "There is no Redis. What the documented architecture uses it for, caching and events, is done in this"
                                    + " process by the log of committed changes and what is derived from it; this is whether that log can be read")
            State redis,

            @Schema(
                    description =
                            "Those who claim tasks for the agents of this process are at it; null where none work here")
            @Nullable
            State multiAgentSystem,

            @Schema(description = "The entities of the graph can be read")
            State knowledgeGraph,

            @Schema(description = "degraded while it is made anew, unhealthy while it stands still")
            State searchIndex,

            @Schema(description = "The model turns text into vectors")
            State embeddings) {}
}
