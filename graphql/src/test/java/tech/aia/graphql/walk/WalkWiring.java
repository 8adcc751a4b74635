package tech.aia.graphql.walk;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.PropertyDataFetcher;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.walk.Spot.Found;

/** The resolvers of a schema that {@link Walk} answers; other fields of operations' roots answer nothing. */
final class WalkWiring implements WiringFactory {
    private static final String CONNECTION = "Connection";

    private final GraphTypes types;
    private final Walk walk;

    WalkWiring(GraphTypes types, Walk walk) {
        this.types = types;
        this.walk = walk;
    }

    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
        return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
        return resolved -> {
            var node = (Found) Objects.requireNonNull(resolved.<Object>getObject());
            var name = types.concrete(types.entity()).stream()
                    .filter(type ->
                            Objects.equals(type.entityType(), node.properties().get("type")))
                    .findFirst()
                    .map(NodeType::name)
                    .orElse("GenericEntity");
            return resolved.getSchema().getObjectType(name);
        };
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
        return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
        return resolved -> {
            throw new AssertionError("No union is asked for");
        };
    }

    @Override
    public boolean providesDataFetcher(FieldWiringEnvironment environment) {
        return fetcher(environment).isPresent();
    }

    @Override
    public DataFetcher<?> getDataFetcher(FieldWiringEnvironment environment) {
        return fetcher(environment).orElseThrow();
    }

    @Override
    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
        return PropertyDataFetcher.fetching(environment.getFieldDefinition().getName());
    }

    private Optional<DataFetcher<@Nullable Object>> fetcher(FieldWiringEnvironment environment) {
        var parent = environment.getParentType().getName();
        var name = environment.getFieldDefinition().getName();
        if (parent.equals("Query")) {
            return root(environment);
        }
        if (name.equals("groups")) {
            return Optional.of(WalkWiring::groups);
        }
        return type(parent).map(type -> asked -> field(type, name, asked));
    }

    private Optional<NodeType> type(String name) {
        return types.find(name).or(() -> {
            try {
                return Optional.of(types.edge(name));
            } catch (IllegalArgumentException neither) {
                return Optional.empty();
            }
        });
    }

    private Optional<DataFetcher<@Nullable Object>> root(FieldWiringEnvironment environment) {
        var output = environment.getFieldType();
        var name = ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(output)).getName();
        if (name.endsWith(CONNECTION)) {
            return types.find(name.substring(0, name.length() - CONNECTION.length()))
                    .map(type -> asked -> walk.connection(type, asked));
        }
        var list = GraphQLTypeUtil.unwrapNonNull(output) instanceof GraphQLList;
        return types.find(name)
                .map(type -> asked -> list
                        ? walk.list(type, asked)
                        : walk.one(
                                type,
                                String.valueOf(
                                        asked.getArguments().values().iterator().next())));
    }

    private @Nullable Object field(NodeType type, String name, DataFetchingEnvironment asked) {
        var node = (Found) Objects.requireNonNull(asked.<Object>getSource());
        var known = type.field(name);
        if (known.isPresent()) {
            return walk.field(node, type, known.get(), asked);
        }
        var link = (NodeField.Link) type.field(name.substring(0, name.length() - CONNECTION.length()))
                .orElseThrow();
        return walk.connection(node, link, asked);
    }

    private static Object groups(DataFetchingEnvironment asked) {
        var connection = Values.map(asked.getSource());
        var by = Values.list(asked.getArgument("by")).stream()
                .map(String::valueOf)
                .distinct()
                .toList();
        return Sums.groups(
                spots(connection.get(Walk.SPOTS)),
                (NodeType) Objects.requireNonNull(connection.get(Walk.TYPE)),
                by,
                Objects.requireNonNull(asked.<Integer>getArgument("first")));
    }

    @SuppressWarnings("unchecked")
    private static List<Spot> spots(@Nullable Object value) {
        return (List<Spot>) Objects.requireNonNull(value);
    }
}
