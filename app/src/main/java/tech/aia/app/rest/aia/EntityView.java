package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.entity.Entity;

/** One entity. */
@Schema(name = "Entity", description = "A node of the graph that can be found by meaning")
record EntityView(
        @Schema(description = "Unique: the type, an underscore and the key", example = "customer_ALFKI")
        String id,

        @Schema(example = "customer") String type,
        @Schema(example = "Alfreds Futterkiste") @Nullable String name,

        @Schema(description = "All its properties, the name included. Temporal values are ISO 8601 strings")
        Map<String, @Nullable Object> properties,

        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,

        @Schema(description = "Whether it has an embedding yet and so can be found by meaning")
        boolean embedded) {

    static EntityView of(Entity entity) {
        return new EntityView(
                entity.id(),
                entity.type(),
                entity.name(),
                PropertyJson.write(entity.properties()),
                entity.createdAt(),
                entity.updatedAt(),
                entity.embedded());
    }
}
