package tech.aia.graphql.read;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import tech.aia.graph.entity.EntityVersion;
import tech.aia.graphql.compile.GraphCompiler;
import tech.aia.graphql.schema.DerivedSchema;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.value.JsonValues;

/** Which field is answered how: known by its type, so that a type more in the schema files needs nothing here. */
@Component
class GraphWiring implements RuntimeWiringConfigurer {
    private static final String QUERY = "Query";
    private static final String SEARCH = "search";
    private static final String CONNECTION = "Connection";

    private final DerivedSchema schema;
    private final RootFields roots;

    GraphWiring(DerivedSchema schema, RootFields roots) {
        this.schema = schema;
        this.roots = roots;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        // All is in the factory.
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring, List<WiringFactory> factories) {
        factories.add(new Factory(schema.types(), new GraphCompiler(schema.types())));
    }

    private final class Factory implements WiringFactory {
        private final GraphTypes types;
        private final GraphCompiler compiler;

        Factory(GraphTypes types, GraphCompiler compiler) {
            this.types = types;
            this.compiler = compiler;
        }

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return types.find(environment.getInterfaceTypeDefinition().getName())
                    .isPresent();
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return new SaidType(types.concrete(
                    types.node(environment.getInterfaceTypeDefinition().getName())));
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
            return new ByKey(environment.getFieldDefinition().getName());
        }

        private Optional<? extends DataFetcher<?>> fetcher(FieldWiringEnvironment environment) {
            var parent = environment.getParentType().getName();
            var field = environment.getFieldDefinition().getName();
            if (parent.equals(QUERY)) {
                return field.equals(SEARCH) ? Optional.of(roots.search()) : root(environment);
            }
            if (parent.endsWith(CONNECTION)) {
                return ConnectionFields.of(field);
            }
            if (parent.endsWith("Edge") && field.equals("cursor")) {
                return Optional.of(ConnectionFields.cursor());
            }
            return types.find(parent).flatMap(type -> type.field(field)).flatMap(GraphWiring::json);
        }

        private Optional<DataFetcher<@Nullable Object>> root(FieldWiringEnvironment environment) {
            var output = environment.getFieldType();
            var name = ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(output)).getName();
            if (name.endsWith(CONNECTION)) {
                return types.find(name.substring(0, name.length() - CONNECTION.length()))
                        .map(type -> roots.connection(compiler, type));
            }
            var isList = GraphQLTypeUtil.unwrapNonNull(output) instanceof GraphQLList;
            return types.find(name)
                    .map((NodeType type) -> isList ? roots.list(compiler, type) : roots.one(compiler, type));
        }
    }

    private static Optional<RowField> json(NodeField field) {
        return switch (field) {
            case NodeField.AllProperties all -> Optional.of(converted(all.name(), JsonPairs::json));
            case NodeField.Version version ->
                Optional.of(converted(version.name(), pairs -> EntityVersion.of(JsonPairs.map(pairs))));
            case NodeField.JsonText text ->
                Optional.of(
                        converted(text.name(), value -> JsonValues.parsed(value == null ? null : value.toString())));
            default -> Optional.empty();
        };
    }

    private static RowField converted(String field, UnaryOperator<@Nullable Object> conversion) {
        return new Converted(new ByKey(field), conversion);
    }

    private record Converted(ByKey plain, UnaryOperator<@Nullable Object> conversion) implements RowField {
        @Override
        public @Nullable Object of(Object source, String key) {
            return conversion.apply(plain.of(source, key));
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            return conversion.apply(plain.get(environment));
        }
    }
}
