package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent to and answered about entities. */
final class EntityBodies {
    private EntityBodies() {}

    @Schema(name = "NewEntity")
    record NewEntity(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "customer") @Nullable
            String type,

            @Schema(description = "The part of the id after the type; made up when absent", example = "ACME") @Nullable
            String id,

            @Schema(example = "{\"name\": \"Acme Corp\", \"sector\": \"Technology\", \"annual_revenue\": 50000000}")
            @Nullable
            Map<String, @Nullable Object> properties) {}

    @Schema(name = "EntityReplacement")
    record Replacement(
            @Schema(description = "Needed only to create the entity", example = "customer") @Nullable
            String type,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "All properties it shall have; others are taken away",
                    example = "{\"name\": \"Acme Corp\", \"sector\": \"Technology\"}")
            @Nullable
            Map<String, @Nullable Object> properties) {}

    @Schema(name = "EntityPatch")
    record Patch(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Properties to change; null takes one away, what is not named stays",
                    example = "{\"sector\": \"Software\", \"fax\": null}")
            @Nullable
            Map<String, @Nullable Object> properties) {}

    @Schema(name = "EntityList")
    record Page(
            List<EntityView> entities,

            @Schema(description = "For the parameter cursor of the next page; null on the last") @Nullable
            String nextCursor) {}

    @Schema(name = "EntityTypes")
    record Types(List<TypeCount> types, long total) {}

    @Schema(name = "EntityTypeCount")
    record TypeCount(
            @Schema(example = "customer") String type,
            @Schema(example = "100") long count) {}
}
