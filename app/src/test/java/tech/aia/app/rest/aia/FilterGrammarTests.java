package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Condition.Operator;

class FilterGrammarTests {
    private final FilterGrammar grammar = new FilterGrammar("filters");

    @Test
    void aValueMeansEqual() {
        assertThat(grammar.parse("{\"sector\": \"Technology\", \"open\": true, \"rank\": 3, \"score\": 1.5}"))
                .containsExactly(
                        new Condition("sector", Operator.EQ, List.of("Technology")),
                        new Condition("open", Operator.EQ, List.of(true)),
                        new Condition("rank", Operator.EQ, List.of(3)),
                        new Condition("score", Operator.EQ, List.of(1.5)));
    }

    @Test
    void anObjectMeansComparisons() {
        assertThat(grammar.parse("{\"annual_revenue\": {\"gte\": 1e9, \"lt\": 5e9}}"))
                .containsExactly(
                        new Condition("annual_revenue", Operator.GTE, List.of(1e9)),
                        new Condition("annual_revenue", Operator.LT, List.of(5e9)));
    }

    @Test
    void aListMeansAnyOfItsValues() {
        assertThat(grammar.parse("{\"country\": [\"US\", \"Germany\"], \"x\": {\"in\": [1]}}"))
                .containsExactly(
                        new Condition("country", Operator.IN, List.of("US", "Germany")),
                        new Condition("x", Operator.IN, List.of(1)));
    }

    @ParameterizedTest
    @CsvSource({"eq,EQ", "gt,GT", "gte,GTE", "lt,LT", "lte,LTE"})
    void knowsTheComparisons(String name, Operator operator) {
        assertThat(grammar.parse("{\"x\": {\"%s\": 1}}".formatted(name)))
                .containsExactly(new Condition("x", operator, List.of(1)));
    }

    @Test
    void datesCanBeStatedAsSuch() {
        assertThat(grammar.parse("{\"founded\": {\"lt\": {\"$type\": \"date\", \"value\": \"2000-01-01\"}}}"))
                .containsExactly(new Condition("founded", Operator.LT, List.of(LocalDate.of(2000, 1, 1))));
    }

    @Test
    void nothingMeansNoCondition() {
        assertThat(grammar.parse((String) null)).isEmpty();
        assertThat(grammar.parse(" ")).isEmpty();
        assertThat(grammar.parse("{}")).isEmpty();
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
        assertThatThrownBy(() -> grammar.parse(json)).isInstanceOfSatisfying(RestException.class, refused -> {
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
        assertThatThrownBy(() -> grammar.parse(json))
                .isInstanceOfSatisfying(
                        RestException.class,
                        refused -> assertThat(refused.field()).isEqualTo("filters.x"));
    }
}
