package tech.aia.graphql.read;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graphql.value.JsonValues;

/**
 * The plain fields of nodes. A node comes from its read model, which has no {@code properties}, or as an {@link Entity}, as searches
 * find it, which has no typed fields; what it has not is loaded for all nodes of the answer at once.
 */
@Component
class NodeFields implements RuntimeWiringConfigurer {
    private static final String ENTITY = "Entity";
    private static final String PROPERTIES = "properties";
    private static final List<String> COMMON =
            List.of("id", "entityType", "name", "createdAt", "updatedAt", PROPERTIES);

    private final NodeTypes types;

    NodeFields(NodeTypes types, Entities entities, BatchLoaderRegistry loaders) {
        this.types = types;
        loaders.<String, Entity>forName(ENTITY)
                .registerMappedBatchLoader((ids, environment) -> Mono.fromCallable(() -> entities(entities, ids)));
        types.all().forEach(type -> register(type, loaders));
    }

    private static <T> void register(NodeType<T> type, BatchLoaderRegistry loaders) {
        loaders.<String, T>forName(type.name())
                .registerMappedBatchLoader((ids, environment) -> Mono.fromCallable(() -> {
                    var found = new HashMap<String, T>();
                    type.findAll().apply(ids).forEach(node -> found.put(type.idOf(node), node));
                    return found;
                }));
    }

    private static Map<String, Entity> entities(Entities entities, Set<String> ids) {
        var found = new HashMap<String, Entity>();
        entities.findAll(ids).forEach(entity -> found.put(entity.id(), entity));
        return found;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(TypeRuntimeWiring.newTypeWiring(ENTITY)
                .typeResolver(resolved -> resolved.getSchema().getObjectType(types.nameOf(resolved.getObject()))));
        var generic = TypeRuntimeWiring.newTypeWiring(NodeTypes.GENERIC);
        COMMON.forEach(field -> generic.dataFetcher(field, common(field)));
        wiring.type(generic);
        types.all().forEach(type -> {
            var typed = TypeRuntimeWiring.newTypeWiring(type.name());
            type.fields().keySet().stream()
                    .filter(field -> !COMMON.contains(field))
                    .forEach(field -> typed.dataFetcher(field, own(type, field)));
            COMMON.forEach(field -> typed.dataFetcher(field, common(field)));
            wiring.type(typed);
        });
    }

    private DataFetcher<@Nullable Object> common(String field) {
        return environment -> {
            Object node = source(environment);
            return node instanceof Entity entity ? common(entity, field) : common(node, field, environment);
        };
    }

    private static @Nullable Object common(Entity entity, String field) {
        return switch (field) {
            case "id" -> entity.id();
            case "entityType" -> entity.type();
            case "name" -> entity.name();
            case "createdAt" -> entity.createdAt();
            case "updatedAt" -> entity.updatedAt();
            default -> JsonValues.of(entity.properties());
        };
    }

    private @Nullable Object common(Object node, String field, DataFetchingEnvironment environment) {
        var type = Objects.requireNonNull(types.of(node));
        return switch (field) {
            case "entityType" -> type.entityType();
            case PROPERTIES ->
                load(environment, ENTITY, type.idOf(node))
                        .thenApply(entity -> entity == null ? null : common((Entity) entity, PROPERTIES));
            default -> type.field(node, field);
        };
    }

    private static DataFetcher<@Nullable Object> own(NodeType<?> type, String field) {
        return environment -> {
            Object node = source(environment);
            return node instanceof Entity entity
                    ? load(environment, type.name(), entity.id())
                            .thenApply(typed -> typed == null ? null : type.field(typed, field))
                    : type.field(node, field);
        };
    }

    private static Object source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    /** Completes with null when there is no such node any more. */
    private static CompletableFuture<Object> load(DataFetchingEnvironment environment, String loader, String id) {
        DataLoader<String, Object> dataLoader = Objects.requireNonNull(environment.getDataLoader(loader));
        return dataLoader.load(id);
    }
}
