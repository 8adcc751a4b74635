package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import tech.aia.cypher.RequestTime;
import tech.aia.graphql.access.Caller;

/** Whatever thread a field is answered on, it has the time that its request has. */
class TimedFieldsIT extends GraphQlDoor {
    private static final Caller ANYBODY = permission -> true;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private GraphQlSource source;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ customers { id } }",
                "{ customers { id } customersConnection { totalCount } search(query: \"x\") { hits { score } } }",
                "{ ...on Query { search(query: \"x\") { hits { score } } } }"
            })
    void noFieldWorksLongerThanItsRequest(String operation) {
        var input = ExecutionInput.newExecutionInput(operation)
                .graphQLContext(ANYBODY::enter)
                .build();

        try (var _ = RequestTime.begin(Duration.ZERO)) {
            var answer = source.graphQl().execute(input);

            assertThat(answer.getErrors())
                    .isNotEmpty()
                    .allSatisfy(error -> assertThat(error.getExtensions()).containsEntry("code", RequestTime.OVER));
        }
    }
}
