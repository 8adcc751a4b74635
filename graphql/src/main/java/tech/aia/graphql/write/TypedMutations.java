package tech.aia.graphql.write;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityRow;
import tech.aia.graph.entity.EntityType;
import tech.aia.graphql.schema.DerivedSchema;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.schema.WriteNames;

/** The mutations that are derived of types which are written field by field; another such type in the schema files needs nothing here. */
@Component
class TypedMutations implements RuntimeWiringConfigurer {
    private static final String INPUT = "input";
    private static final EntityType ANY = new EntityType("any");

    private final DerivedSchema schema;
    private final Entities entities;
    private final Existing existing;
    private final TypedLinks links;
    private final Selected selected;

    TypedMutations(DerivedSchema schema, Entities entities, Existing existing, TypedLinks links, Selected selected) {
        this.schema = schema;
        this.entities = entities;
        this.existing = existing;
        this.links = links;
        this.selected = selected;
    }

    /** A mutation of one type. */
    interface Mutation {
        @Nullable
        Object of(NodeType type, DataFetchingEnvironment environment);
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        for (var type : schema.types().writable()) {
            add(wiring, WriteNames.create(type), type, this::create);
            add(wiring, WriteNames.update(type), type, this::update);
            add(wiring, WriteNames.delete(type), type, this::delete);
            add(wiring, WriteNames.upsert(type), type, this::upsert);
            type.writtenLinks().forEach(link -> {
                add(wiring, WriteNames.connect(type, link), type, (start, given) -> links.connect(start, link, given));
                add(
                        wiring,
                        WriteNames.disconnect(type, link),
                        type,
                        (start, given) -> links.disconnect(start, link, given));
            });
        }
    }

    private static void add(RuntimeWiring.Builder wiring, String field, NodeType type, Mutation mutation) {
        DataFetcher<@Nullable Object> fetcher = environment -> mutation.of(type, environment);
        wiring.type("Mutation", builder -> builder.dataFetcher(field, fetcher));
    }

    private @Nullable Object create(NodeType type, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        String key = environment.getArgument("key");
        if (key != null) {
            refusals.made("key", () -> ANY.idOf(key));
        }
        var properties = PropertyInputs.fields(refusals, INPUT, type, Given.input(environment));
        refusals.raise();
        return selected.one(
                type.name(),
                entities.create(kind(type), key, properties).entity().id(),
                environment);
    }

    private @Nullable Object update(NodeType type, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var entity = existing.of(type, id(environment));
        var properties = PropertyInputs.fields(refusals, INPUT, type, Given.input(environment));
        refusals.raise();
        Refusals.from(
                Addresses::ofInput,
                () -> entities.patch(entity.id(), properties, environment.getArgument("expectedVersion")));
        return selected.one(type.name(), entity.id(), environment);
    }

    private Object delete(NodeType type, DataFetchingEnvironment environment) {
        var id = existing.of(type, id(environment)).id();
        entities.delete(id, environment.getArgument("expectedVersion"));
        return id;
    }

    private Map<String, Object> upsert(NodeType type, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var rows = new BulkRows(entities, refusals, kind(type))
                .read(
                        Given.maps(environment.getArgument("rows")),
                        "",
                        (path, row) -> PropertyInputs.fields(refusals, path, type, row));
        refusals.raise();
        var counts = entities.upsert(kind(type), rows);
        return selected.upserted(counts, rows.stream().map(EntityRow::id).toList(), environment);
    }

    private static EntityType kind(NodeType type) {
        return new EntityType(Objects.requireNonNull(type.entityType(), "A type that is written says what it is"));
    }

    private static String id(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<String>getArgument("id"));
    }
}
