package tech.aia.graphql.write;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityRow;
import tech.aia.graph.entity.EntityType;

/** Entities of types that users name. */
@Controller
class EntityMutations {
    private static final String PROPERTIES = "properties";

    /** Where the type itself is refused, the rest is still checked, as of this one. */
    private static final EntityType ANY = new EntityType("any");

    private final Entities entities;
    private final Existing existing;
    private final Selected selected;

    EntityMutations(Entities entities, Existing existing, Selected selected) {
        this.entities = entities;
        this.existing = existing;
        this.selected = selected;
    }

    @MutationMapping
    @Nullable
    Object createEntity(@Argument String type, @Argument @Nullable String key, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var known = refusals.<EntityType>made("type", () -> existing.freeType(type));
        if (key != null) {
            refusals.made("key", () -> ANY.idOf(key));
        }
        var properties = PropertyInputs.json(refusals, PROPERTIES, environment.getArgument(PROPERTIES));
        refusals.raise();
        var made = Refusals.from(EntityMutations::address, () -> entities.create(known.orElseThrow(), key, properties));
        return selected.one(Selected.ENTITY, made.entity().id(), environment);
    }

    @MutationMapping
    @Nullable
    Object updateEntity(
            @Argument String id, @Argument @Nullable String expectedVersion, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var entity = existing.free("id", id);
        var properties = PropertyInputs.json(refusals, PROPERTIES, environment.getArgument(PROPERTIES));
        refusals.raise();
        Refusals.from(EntityMutations::address, () -> entities.patch(entity.id(), properties, expectedVersion));
        return selected.one(Selected.ENTITY, entity.id(), environment);
    }

    @MutationMapping
    String deleteEntity(@Argument String id, @Argument @Nullable String expectedVersion) {
        entities.delete(existing.free("id", id).id(), expectedVersion);
        return id;
    }

    @MutationMapping
    Map<String, Object> upsertEntities(@Argument String type, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var known = refusals.<EntityType>made("type", () -> existing.freeType(type));
        var rows = new BulkRows(entities, refusals, known.orElse(ANY))
                .read(
                        Given.maps(environment.getArgument("rows")),
                        "." + PROPERTIES,
                        (path, row) -> PropertyInputs.json(refusals, path + "." + PROPERTIES, row.get(PROPERTIES)));
        refusals.raise();
        var counts = entities.upsert(known.orElseThrow(), rows);
        return selected.upserted(counts, rows.stream().map(EntityRow::id).toList(), environment);
    }

    private static String address(String field) {
        return switch (field) {
            case "id" -> "key";
            case "type" -> field;
            default -> PROPERTIES + "." + field;
        };
    }
}
