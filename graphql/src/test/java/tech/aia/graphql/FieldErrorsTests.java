package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.schema.DataFetcher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.execution.GraphQlSource;
import tech.aia.cypher.GraphException;

class FieldErrorsTests {

    @Test
    void whoComesWhenTooManyStatementsRunIsToldSo() {
        var busy = new GraphException.Busy("Aia.Cypher.Busy", "Too many statements are running; try again");
        for (var failure : List.of(busy, new CompletionException(busy))) {
            var error = failing(failure);
            assertThat(error.getMessage()).isEqualTo("Too many statements are running; try again");
            assertThat(error.toSpecification().get("extensions"))
                    .isEqualTo(Map.of("classification", "INTERNAL_ERROR", "code", "E012"));
        }
    }

    @Test
    void aDatabaseThatIsDownOrFullIsToldOfAsOverRest() {
        assertThat(told(new GraphException.Unavailable("Aia.Neo4j.Down", "connection refused", null)))
                .isEqualTo(Map.of("classification", "INTERNAL_ERROR", "code", "E012"));
        assertThat(told(new GraphException.WrongSchema("of another version")))
                .isEqualTo(Map.of("classification", "INTERNAL_ERROR", "code", "E012"));
        assertThat(told(new GraphException.DiskFull("full")))
                .isEqualTo(Map.of("classification", "INTERNAL_ERROR", "code", "E014"));
    }

    private static @Nullable Object told(RuntimeException failure) {
        var error = failing(failure);
        assertThat(error.getMessage()).contains(String.valueOf(failure.getMessage()));
        return error.toSpecification().get("extensions");
    }

    @Test
    void ofWhatElseFailsOnlyANumberIsTold() {
        var error = failing(new IllegalStateException("private words"));
        assertThat(error.getMessage()).contains("its log has the reason under").doesNotContain("private words");
        assertThat(error.toSpecification().get("extensions")).isEqualTo(Map.of("classification", "INTERNAL_ERROR"));
    }

    private static GraphQLError failing(RuntimeException failure) {
        DataFetcher<String> fetcher = environment -> {
            throw failure;
        };
        var source = GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ByteArrayResource("type Query { field: String }".getBytes(StandardCharsets.UTF_8)))
                .configureRuntimeWiring(wiring -> wiring.type("Query", query -> query.dataFetcher("field", fetcher)))
                .exceptionResolvers(List.of(new FieldErrors()))
                .build();
        var input = ExecutionInput.newExecutionInput("{ field }").build();
        return source.graphQl().execute(input).getErrors().getFirst();
    }
}
