package tech.aia.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionTests {
    private static final String SCHEMA = """
            type Query { thing: Thing }
            type Thing { name: String length: Int }""";

    @Test
    void aFieldThatFailsIsAnErrorOfItsOwn() {
        RowField failing = (source, key) -> {
            throw new IllegalStateException("stored otherwise");
        };
        var answer = asked(failing);

        assertThat(answer.getErrors()).hasSize(1);
        assertThat(answer.getErrors().getFirst().getPath()).containsExactly("thing", "length");
        assertThat(answer.getErrors().getFirst().getMessage()).contains("stored otherwise");
        assertThat(answer.<Map<String, Object>>getData().toString()).isEqualTo("{thing={name=Acme, length=null}}");
    }

    @Test
    void aValueOfAnotherTypeIsAnErrorOfItsField() {
        var answer = asked((RowField) (source, key) -> "long");

        assertThat(answer.getErrors()).hasSize(1);
        assertThat(answer.getErrors().getFirst().getPath()).containsExactly("thing", "length");
    }

    private static ExecutionResult asked(DataFetcher<?> length) {
        DataFetcher<Object> thing = environment -> new Answered(Map.of("name", "Acme"), () -> null);
        var wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("thing", thing))
                .type(
                        "Thing",
                        type -> type.dataFetcher("name", new ByKey("name")).dataFetcher("length", length))
                .build();
        var schema = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring);
        return GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new CompletingStrategy(new SimpleDataFetcherExceptionHandler()))
                .build()
                .execute("{thing {name length}}");
    }
}
