package tech.aia.app.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** One committed change, as clients see it. */
@Schema(name = "Event")
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GraphEvent(
        @Schema(description = "Its place in the stream", example = "1760000000000000-1")
        String id,

        @Schema(
                description = "Its name: <type>.<what happened>, or relationship.<what happened>",
                example = "customer.created")
        String event,

        @Schema(description = "Type of the entity, or of the one the relationship starts from", example = "customer")
        @Nullable
        String type,

        @Schema(
                example = "created",
                allowableValues = {
                    "created",
                    "updated",
                    "deleted",
                    "relationship_added",
                    "relationship_updated",
                    "relationship_removed"
                })
        String change,

        @Schema(
                description = "Id of the entity; of a relationship, those of its start and its end",
                example = "[\"customer_ACME\"]")
        List<String> subjects,

        @Schema(description = "Type of the relationship; absent for an entity", example = "PURCHASED") @Nullable
        String relationship,

        @Schema(description = "When the transaction was about to commit")
        Instant at,

        @Schema(description = "The transaction's cursor: the same for all that it changed, greater for later ones")
        long cursor) {}
