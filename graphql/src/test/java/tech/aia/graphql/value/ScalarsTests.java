package tech.aia.graphql.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.parser.Parser;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphPoint;

class ScalarsTests {
    private static final Coercing<?, ?> TIME = new DateTimeCoercing();
    private static final Coercing<?, ?> LONG = new LongCoercing();
    private static final Coercing<?, ?> JSON = new JsonCoercing();

    @Test
    void readsMomentsWithAnyOffsetAndGivesUtc() {
        var moment = Instant.parse("2025-09-29T06:05:00Z");
        assertThat(literal(TIME, "\"2025-09-29T08:05:00+02:00\"")).isEqualTo(moment);
        assertThat(value(TIME, "2025-09-29T06:05:00Z")).isEqualTo(moment);
        assertThat(given(TIME, moment)).isEqualTo("2025-09-29T06:05:00Z");
        assertThatThrownBy(() -> literal(TIME, "\"2025-09-29\"")).isInstanceOf(CoercingParseLiteralException.class);
        assertThatThrownBy(() -> value(TIME, 7)).isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> given(TIME, "now")).isInstanceOf(CoercingSerializeException.class);
    }

    @Test
    void readsWholeNumbersOfSixtyFourBits() {
        assertThat(literal(LONG, "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(value(LONG, BigInteger.valueOf(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(given(LONG, 7)).isEqualTo(7L);
        assertThatThrownBy(() -> literal(LONG, "9223372036854775808"))
                .isInstanceOf(CoercingParseLiteralException.class);
        assertThatThrownBy(() -> value(LONG, "7")).isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> given(LONG, 1.5)).isInstanceOf(CoercingSerializeException.class);
    }

    @Test
    void readsJsonLiterals() {
        var expected = Map.of("a", List.of(BigInteger.ONE, "x", true), "b", Map.of("c", "D"));
        assertThat(literal(JSON, "{a: [1, \"x\", true], b: {c: D}}")).isEqualTo(expected);
        assertThat(literal(JSON, "[null]")).isEqualTo(Arrays.asList((Object) null));
        assertThat(value(JSON, expected)).isSameAs(expected);
    }

    @Test
    void givesValuesOfTheGraphAsJson() {
        var given = JsonValues.of(Map.of(
                "moment",
                ZonedDateTime.parse("2025-01-01T02:00:00+02:00"),
                "dates",
                List.of(LocalDate.parse("2025-01-01")),
                "duration",
                new GraphDuration(1, 2, 3, 0),
                "point",
                new GraphPoint(4326, 1, 2, null),
                "nan",
                Double.NaN,
                "number",
                7L));
        assertThat(given)
                .containsOnly(
                        Map.entry("moment", "2025-01-01T00:00:00Z"),
                        Map.entry("dates", List.of("2025-01-01")),
                        Map.entry("duration", "P1M2DT3S"),
                        Map.entry("point", Map.of("srid", 4326, "x", 1.0, "y", 2.0)),
                        Map.entry("nan", "NaN"),
                        Map.entry("number", 7L));
        assertThat(JsonValues.parsed("{\"a\": [1]}")).isEqualTo(Map.of("a", List.of(1)));
        assertThat(JsonValues.parsed("plain words")).isEqualTo("plain words");
        assertThat(JsonValues.parsed(null)).isNull();
    }

    private static @Nullable Object literal(Coercing<?, ?> scalar, String text) {
        var context = GraphQLContext.getDefault();
        return scalar.parseLiteral(Parser.parseValue(text), CoercedVariables.emptyVariables(), context, Locale.ROOT);
    }

    private static @Nullable Object value(Coercing<?, ?> scalar, Object input) {
        return scalar.parseValue(input, GraphQLContext.getDefault(), Locale.ROOT);
    }

    private static @Nullable Object given(Coercing<?, ?> scalar, Object result) {
        return scalar.serialize(result, GraphQLContext.getDefault(), Locale.ROOT);
    }
}
