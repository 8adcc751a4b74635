package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static tech.aia.cypher.passthrough.Doors.read;
import static tech.aia.cypher.passthrough.Doors.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.support.TestNeo4j;

class PassthroughErrorsIT {
    private final TestNeo4j neo4j = TestNeo4j.wiped();
    private final DefaultPassthrough passthrough = Doors.passthrough(neo4j, Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "MATCH (n) RETRUN n|1|11",
                "  MATCH (n) RETURN m|1|20",
                "MATCH (n)\\nRETURN\\n  nn.foo|3|3",
                "EXPLAIN MATCH (n) RETURN m|1|26",
                "PROFILE MATCH (n) RETURN m|1|26",
                "CYPHER 25 MATCH (n) RETURN m|1|28",
                "// comment\\nRETURN foo.bar() AS x|2|8",
                "RETURN \"😀\" AS a, foo|1|19"
            })
    void tellsWhereInTheCallersTextTheErrorIs(String statement, int line, int column) {
        var error = syntaxError(passthroughThatKnows("foo.bar", "none"), read(statement.replace("\\n", "\n")));

        assertThat(error.code()).startsWith("Neo.ClientError.");
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.column()).isEqualTo(column);
        assertThat(error).hasMessageContaining("(line " + line + ", column " + column + ")");
    }

    @Test
    void keepsNeo4jsMessageAndQuotesOnlyTheCallersLine() {
        assertThat(syntaxError(passthrough, read("MATCH (n) RETURN m")))
                .hasMessageContaining("Variable `m` not defined")
                .hasMessageContaining("\"MATCH (n) RETURN m\"")
                .hasMessageNotContaining("EXPLAIN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Aia.Cypher.EmptyStatement",
                "' \n\t '|Aia.Cypher.EmptyStatement",
                "'// nothing'|Aia.Cypher.EmptyStatement",
                "'EXPLAIN'|Aia.Cypher.EmptyStatement",
                "'RETURN \\u00zz AS x'|Aia.Cypher.InvalidEscape",
                "'\\u0045XPLAIN RETURN 1 AS x'|Aia.Cypher.InvalidEscape",
                "';'|Neo.ClientError.Statement.SyntaxError",
                "'RETURN 1 AS x; RETURN 2 AS y'|Neo.ClientError.Statement.SyntaxError",
                "'RETURN 1 AS x;;'|Neo.ClientError.Statement.SyntaxError",
                "'RETURN 1 AS x /* open'|Neo.ClientError.Statement.SyntaxError",
                "'RETURN ''open AS x'|Neo.ClientError.Statement.SyntaxError"
            })
    void refusesWhatIsNoStatement(String statement, String code) {
        assertThat(syntaxError(passthrough, read(statement)).code()).isEqualTo(code);
    }

    @Test
    void tellsWhereANulIs() {
        var error = syntaxError(passthrough, read("RETURN 1 AS x\nRETURN '\0'"));

        assertThat(error.code()).isEqualTo("Aia.Cypher.NulCharacter");
        assertThat(List.of(error.line(), error.column())).containsExactly(2, 9);
    }

    @Test
    void refusesAStatementOfAMegabyte() {
        assertThat(syntaxError(passthrough, read("RETURN '" + "x".repeat(1_000_000) + "' AS x")))
                .hasMessageContaining("1000014 characters")
                .hasMessageContaining("the most is 100000");
    }

    @Test
    void refusesNestingThatNeo4jNeverAnswers() {
        var brackets = "RETURN " + "[".repeat(20_000) + "]".repeat(20_000) + " AS x";
        var subqueries = "RETURN " + "COUNT { RETURN ".repeat(11) + "1" + " AS x }".repeat(11) + " AS x";
        var signs = "RETURN " + "NOT ".repeat(3000) + "true AS x";

        assertThat(syntaxError(passthrough, read(brackets)))
                .hasMessageStartingWith("Brackets are nested more than 100");
        assertThat(syntaxError(passthrough, read(subqueries)))
                .hasMessageStartingWith("Subqueries are nested more than 10");
        assertThat(syntaxError(passthrough, read(signs)).code()).isEqualTo("Aia.Cypher.TooDeep");
    }

    @Test
    void namesAProcedureThatIsMissing() {
        var thrown = catchThrowable(
                () -> Doors.run(passthroughThatKnows("none", "no.such"), read("CALL no.such() YIELD x RETURN x")));

        assertThat(thrown).isInstanceOf(GraphException.BadStatement.class).hasMessageContaining("no.such");
    }

    @Test
    void namesMissingParameters() {
        assertThat(badStatement(read("RETURN $first + $second AS x")))
                .hasMessageContaining("first")
                .hasMessageContaining("second");
    }

    @Test
    void passesOnErrorsOfTheData() {
        assertThat(badStatement(read("RETURN 1 / 0 AS x")).code())
                .isEqualTo("Neo.ClientError.Statement.ArithmeticError");
    }

    @Test
    void takesParametersOnlyAsValues() {
        var name = "x') DETACH DELETE n //";

        var result = Doors.run(
                passthrough,
                PassthroughRequest.write("CREATE (n:Named {name: $name}) RETURN n.name AS name", Map.of("name", name)));

        assertThat(result.rows()).containsExactly(List.of(name));
    }

    @Test
    void takesNullAndNumbersOfAnySortAsParameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("nothing", null);
        parameters.put("whole", BigInteger.valueOf(Long.MAX_VALUE));
        parameters.put("half", new BigDecimal("0.5"));
        parameters.put("short", (short) 7);

        var result = Doors.run(
                passthrough,
                PassthroughRequest.read(
                        "RETURN $nothing IS NULL AS a, $whole AS b, $half AS c, $short AS d", parameters));

        assertThat(result.rows()).containsExactly(List.of(true, Long.MAX_VALUE, 0.5, 7L));
    }

    @Test
    void namesTheParameterThatCannotBe() {
        var tooLarge = Map.of("n", BigInteger.TWO.pow(64));
        var noDate = Map.of("day", Map.of("$type", "date", "value", "yesterday"));
        var noType = Map.of("day", Map.of("$type", "day", "value", "monday"));

        assertThat(badStatement(PassthroughRequest.read("RETURN $n AS n", tooLarge)))
                .hasMessageContaining("$n");
        assertThat(badStatement(PassthroughRequest.read("RETURN $day AS day", noDate)))
                .hasMessageContaining("$day")
                .hasMessageContaining("yesterday");
        assertThat(badStatement(PassthroughRequest.read("RETURN $day AS day", noType)))
                .hasMessageContaining("none of date, local_time");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_001})
    void refusesLimitsOutOfRange(long limit) {
        assertThat(badStatement(read("RETURN 1 AS x").atMostRows(limit)))
                .hasMessage("limit must be between 1 and 1000000, not " + limit);
    }

    @Test
    void refusesTimeoutsOutOfRange() {
        assertThat(badStatement(read("RETURN 1 AS x").within(Duration.ZERO))).hasMessageContaining("timeout_ms");
        assertThat(badStatement(read("RETURN 1 AS x").within(Duration.ofHours(1))))
                .hasMessage("timeout_ms must be between 1 and 300000, not 3600000");
    }

    @Test
    void undoesWhatAFailedStatementWrote() {
        var thrown = catchThrowable(() -> Doors.run(
                passthrough, write("CREATE (:Twice {a: 1}) WITH 1 AS x MATCH (n:Twice) RETURN toInteger(n) AS x")));

        assertThat(thrown).isInstanceOf(GraphException.class);
        assertThat(Doors.single(passthrough, "MATCH (n:Twice) RETURN count(n) AS n"))
                .isEqualTo(0L);
    }

    private DefaultPassthrough passthroughThatKnows(String function, String procedure) {
        return Doors.passthrough(neo4j, Map.of("aia.cypher.functions", function, "aia.cypher.procedures", procedure));
    }

    private static GraphException.SyntaxError syntaxError(CypherPassthrough passthrough, PassthroughRequest request) {
        var thrown = catchThrowable(() -> Doors.run(passthrough, request));
        assertThat(thrown).isInstanceOf(GraphException.SyntaxError.class);
        return (GraphException.SyntaxError) thrown;
    }

    private GraphException.BadStatement badStatement(PassthroughRequest request) {
        var thrown = catchThrowable(() -> Doors.run(passthrough, request));
        assertThat(thrown).isInstanceOf(GraphException.BadStatement.class);
        return (GraphException.BadStatement) thrown;
    }
}
