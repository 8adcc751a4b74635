package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Condition.Operator;

class FilterJsonTests {
    private final FilterJson filter = new FilterJson("filters");

    @Test
    void aValueMeansEqual() {
        assertThat(filter.parse("{\"sector\": \"Technology\", \"open\": true, \"rank\": 3, \"score\": 1.5}"))
                .containsExactly(
                        new Condition("sector", Operator.EQ, List.of("Technology")),
                        new Condition("open", Operator.EQ, List.of(true)),
                        new Condition("rank", Operator.EQ, List.of(3)),
                        new Condition("score", Operator.EQ, List.of(1.5)));
    }

    @Test
    void anObjectMeansComparisons() {
        assertThat(filter.parse("{\"annual_revenue\": {\"gte\": 1e9, \"lt\": 5e9}}"))
                .containsExactly(
                        new Condition("annual_revenue", Operator.GTE, List.of(1e9)),
                        new Condition("annual_revenue", Operator.LT, List.of(5e9)));
    }

    @Test
    void aListMeansAnyOfItsValues() {
        assertThat(filter.parse("{\"country\": [\"US\", \"Germany\"], \"x\": {\"in\": [1]}}"))
                .containsExactly(
                        new Condition("country", Operator.IN, List.of("US", "Germany")),
                        new Condition("x", Operator.IN, List.of(1)));
    }

    @ParameterizedTest
    @CsvSource({"eq,EQ", "gt,GT", "gte,GTE", "lt,LT", "lte,LTE"})
    void knowsTheComparisons(String name, Operator operator) {
        assertThat(filter.parse("{\"x\": {\"%s\": 1}}".formatted(name)))
                .containsExactly(new Condition("x", operator, List.of(1)));
    }

    @Test
    void datesCanBeStatedAsSuch() {
        assertThat(filter.parse("{\"founded\": {\"lt\": {\"$type\": \"date\", \"value\": \"2000-01-01\"}}}"))
                .containsExactly(new Condition("founded", Operator.LT, List.of(LocalDate.of(2000, 1, 1))));
    }

    @Test
    void nothingMeansNoCondition() {
        assertThat(filter.parse((String) null)).isEmpty();
        assertThat(filter.parse(" ")).isEmpty();
        assertThat(filter.parse("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "\"x\"",
                "{",
                "{\"x\": NaN}",
                "{\"x\": 1, \"x\": 2}",
                "{\"x\": 1} {\"y\": 2}",
            })
    void refusesWhatIsNoJsonObject(String json) {
        assertThatThrownBy(() -> filter.parse(json)).isInstanceOfSatisfying(RestException.class, refused -> {
            assertThat(refused.code().status()).isEqualTo(422);
            assertThat(refused.field()).isEqualTo("filters");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\": null}",
                "{\"x\": {}}",
                "{\"x\": {\"like\": \"a\"}}",
                "{\"x\": {\"gt\": null}}",
                "{\"x\": []}",
                "{\"x\": [[1]]}",
                "{\"x\": [null]}",
                "{\"x\": {\"in\": 3}}",
                "{\"x\": {\"gt\": {\"lt\": 1}}}",
                "{\"x\": {\"$type\": \"date\", \"value\": \"soon\"}}",
                "{\"x\": {\"$type\": \"colour\", \"value\": \"red\"}}",
                "{\"x\": 1e999}"
            })
    void namesThePropertyThatIsComparedWrongly(String json) {
        assertThatThrownBy(() -> filter.parse(json))
                .satisfies(refused -> assertThat(fieldOf(refused)).isEqualTo("filters.x"));
    }

    private static @Nullable String fieldOf(Throwable refused) {
        return switch (refused) {
            case RestException noJsonValue -> noJsonValue.field();
            case GraphModelException.InvalidValue noCondition -> noCondition.field();
            default -> null;
        };
    }
}
