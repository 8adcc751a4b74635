package tech.aia.app.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.aia.cypher.GraphException;
import tech.aia.graph.GraphModelException;

class ErrorMappingTests {

    static Stream<Arguments> statuses() {
        var cause = new IllegalStateException("inner");
        return Stream.of(
                Arguments.of(new GraphModelException.InvalidValue("limit", "too much", 7), 422),
                Arguments.of(new GraphModelException.NotFound("none"), 404),
                Arguments.of(new GraphModelException.Conflict("taken", cause), 409),
                Arguments.of(new GraphModelException.BeyondMemory("much"), 507),
                Arguments.of(new GraphModelException.NoRoom("full", cause), 507),
                Arguments.of(new GraphException.ConstraintViolated("c", "taken", cause), 409),
                Arguments.of(
                        new GraphException.Stopped("Neo.ClientError.Transaction.TransactionTimedOut", "late", cause),
                        504),
                Arguments.of(
                        new GraphException.Stopped(
                                "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "big", cause),
                        422),
                Arguments.of(new GraphException.Busy("b", "busy"), 503),
                Arguments.of(new GraphException.Unavailable("u", "down", cause), 503),
                Arguments.of(new GraphException.WrongSchema("newer"), 503),
                Arguments.of(new GraphException.Failed("f", "secret", cause), 500),
                Arguments.of(new GraphException.BadStatement("s", "secret", cause), 500),
                Arguments.of(StatementException.of(new GraphException.BadStatement("s", "wrong", cause)), 400),
                Arguments.of(StatementException.of(new GraphException.SyntaxError("s", "wrong", 1, 2, cause)), 400),
                Arguments.of(StatementException.of(new GraphException.Refused("s", "not here")), 403),
                Arguments.of(
                        StatementException.of(new GraphException.BadStatement("Aia.Cypher.BadRequest", "limit", null)),
                        422),
                Arguments.of(
                        StatementException.of(new GraphException.Failed("Aia.Cypher.ResultUnreadable", "deep", null)),
                        400),
                Arguments.of(StatementException.of(new GraphException.Failed("f", "secret", null)), 500),
                Arguments.of(StatementException.of(new GraphException.Busy("b", "busy")), 503),
                Arguments.of(new RestException(ErrorCode.PAYLOAD_TOO_LARGE, "large"), 413),
                Arguments.of(new IllegalStateException("secret"), 500));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyFailureHasItsStatus(Exception thrown, int status) {
        assertThat(ErrorMapping.of(thrown).code().status()).isEqualTo(status);
    }

    @Test
    void tellsNothingOfWhatTheServerDidWrong() {
        assertThat(ErrorMapping.of(new IllegalStateException("secret")).toString())
                .doesNotContain("secret");
        assertThat(ErrorMapping.of(new GraphException.Failed("f", "secret", new IllegalStateException()))
                        .toString())
                .doesNotContain("secret");
    }

    @Test
    void namesTheFieldTheIssueAndTheValue() {
        var failure = ErrorMapping.of(new GraphModelException.InvalidValue("limit", "Too much", 100_000));

        assertThat(failure.details())
                .containsEntry("field", "limit")
                .containsEntry("issue", "Too much")
                .containsEntry("provided_value", 100_000);
    }

    @Test
    void repeatsOnlyTheBeginningOfALongValue() {
        var failure = ErrorMapping.of(new GraphModelException.InvalidValue("query", "Too long", "x".repeat(1_000_000)));

        assertThat(String.valueOf(failure.details().get("provided_value"))).hasSizeLessThan(300);
    }

    @Test
    void saysWhereInAStatementTheErrorIs() {
        var failure = ErrorMapping.of(StatementException.of(new GraphException.SyntaxError(
                "Neo.ClientError.Statement.SyntaxError", "oops", 3, 7, new Exception())));

        assertThat(failure.details())
                .containsEntry("neo4j_code", "Neo.ClientError.Statement.SyntaxError")
                .containsEntry("line", 3)
                .containsEntry("column", 7);
    }

    @Test
    void saysWhenToTryAgain() {
        assertThat(ErrorMapping.of(new GraphException.Busy("b", "busy")).headers())
                .containsKey("Retry-After");
    }
}
