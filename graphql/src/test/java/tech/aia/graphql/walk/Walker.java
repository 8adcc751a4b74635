package tech.aia.graphql.walk;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tech.aia.graph.entity.IndexedProperties;
import tech.aia.graphql.schema.DerivedSchema;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.value.Scalars;

/** The whole schema with resolvers that walk, and operations for it. */
public final class Walker {
    private final GraphQLSchema schema;
    private final GraphTypes types;
    private final Walk walk;
    private final Places places = new Places();

    private Walker(ReadPort graph) throws IOException {
        var parser = new SchemaParser();
        var registry = new TypeDefinitionRegistry();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:graphql/*.graphqls")) {
            registry.merge(parser.parse(new String(file.getContentAsByteArray(), StandardCharsets.UTF_8)));
        }
        var derived = new DerivedSchema(IndexedProperties.NONE);
        derived.configure(registry);
        types = derived.types();
        walk = new Walk(types, graph, places);
        var wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new WalkWiring(types, walk));
        Scalars.all().forEach(wiring::scalar);
        schema = new SchemaGenerator().makeExecutableSchema(registry, wiring.build());
    }

    public static Walker over(ReadPort graph) throws IOException {
        return new Walker(graph);
    }

    /** The data of an operation's answer. */
    public @Nullable Object answer(RandomOperations.Operation operation) {
        var input = ExecutionInput.newExecutionInput(operation.text())
                .variables(operation.variables())
                .build();
        var result = GraphQL.newGraphQL(schema).build().execute(input);
        if (!result.getErrors().isEmpty()) {
            throw new AssertionError("The walk failed: " + result.getErrors());
        }
        return result.getData();
    }

    public RandomOperations operations(Random random) {
        return new RandomOperations(random, schema.getQueryType(), types, walk, places);
    }
}
