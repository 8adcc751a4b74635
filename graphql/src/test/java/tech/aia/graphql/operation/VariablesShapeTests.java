package tech.aia.graphql.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VariablesShapeTests {

    @Test
    void valuesThatAreOnlyComparedWithAreAlike() {
        alike("a", "b");
        alike(1.5, 2.5);
        alike(Map.of("eq", "a", "gt", 1), Map.of("eq", "b", "gt", 2));
        alike(List.of("a"), List.of("b", "c"));
        alike(List.of(Map.of("eq", 1), Map.of("gt", 1)), List.of(Map.of("gt", 2), Map.of("eq", 2), Map.of("eq", 3)));
    }

    @Test
    void sizesConditionsAndWhatIsGivenAreNot() {
        different(10, 11);
        different(true, false);
        different(null, "a");
        different(null, false);
        different(Map.of("eq", "a"), Map.of("gt", "a"));
        different(Map.of("eq", "a"), Collections.singletonMap("eq", null));
        different(Map.of("some", Map.of()), Map.of("some", Map.of("name", "a")));
        different(List.of(), List.of("a"));
        different(List.of(Map.of("eq", 1)), List.of(Map.of("eq", 1), Map.of("gt", 1)));
        different(List.of("a"), "a");
        assertThat(VariablesShape.of(Map.of("a", 1))).isNotEqualTo(VariablesShape.of(Map.of("b", 1)));
        assertThat(VariablesShape.of(Map.of())).isNotEqualTo(shape(null));
    }

    @Test
    void whatIsLargeHasNone() {
        var wide = IntStream.range(0, 300).boxed().collect(Collectors.toMap(i -> "key" + i, i -> i));
        assertThat(VariablesShape.of(Map.of("rows", wide))).isEmpty();
        assertThat(VariablesShape.of(
                        Map.of("rows", IntStream.range(0, 1_000_000).boxed().toList())))
                .isEmpty();
        Object deep = "end";
        for (int i = 0; i < 100_000; i++) {
            deep = Map.of("in", deep);
        }
        assertThat(VariablesShape.of(Map.of("rows", deep))).isEmpty();
        assertThat(VariablesShape.of(Map.of("rows", List.of(1, 2, 3)))).isPresent();
    }

    private static void alike(Object one, Object other) {
        assertThat(shape(one)).isPresent().isEqualTo(shape(other));
    }

    private static void different(@Nullable Object one, @Nullable Object other) {
        assertThat(shape(one)).isPresent().isNotEqualTo(shape(other));
    }

    private static Optional<VariablesShape> shape(@Nullable Object value) {
        return VariablesShape.of(Collections.singletonMap("it", value));
    }
}
