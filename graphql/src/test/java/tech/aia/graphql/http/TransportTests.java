package tech.aia.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportTests {

    /** By GET or not, one answer accepted or not, a stream accepted or not. */
    @ParameterizedTest
    @CsvSource({
        "true, true, false, QUERY",
        "true, true, true, QUERY SUBSCRIPTION",
        "false, true, false, QUERY MUTATION",
        "false, true, true, QUERY MUTATION SUBSCRIPTION",
        "false, false, true, SUBSCRIPTION",
        "true, false, true, SUBSCRIPTION"
    })
    void letsThroughWhatCanBeAnswered(boolean safe, boolean single, boolean stream, String may) {
        var transport = Transport.of(safe, single, stream);

        for (var operation : Operation.values()) {
            assertThat(refusal(transport, operation) == null)
                    .as(operation.name())
                    .isEqualTo(may.contains(operation.name()));
        }
    }

    @Test
    void saysWhyAMutationDoesNotComeByGet() {
        assertThat(refusal(Transport.of(true, true, false), Operation.MUTATION))
                .isNotNull()
                .extracting(refused -> refused.getExtensions().get("code"))
                .isEqualTo(Refused.MUTATION_BY_GET);
    }

    private static @Nullable Refused refusal(Transport transport, Operation operation) {
        return catchThrowableOfType(Refused.class, () -> transport.require(operation));
    }
}
