package tech.aia.graph.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.graph.GraphModelException;

class IndexedPropertiesTests {
    private final IndexedProperties indexed = new IndexedProperties(List.of("sector", "country"));

    @Test
    void knowsItsProperties() {
        assertThat(indexed.has("sector")).isTrue();
        assertThat(indexed.has("name")).isFalse();
        assertThat(IndexedProperties.NONE.has("sector")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sector",
                "annual-revenue",
                "a b",
                "1st",
                "x`y",
                "id",
                "type",
                "embedding",
                "name",
                "description"
            })
    void refusesWhatIsNoKeyOrCanBeTooLong(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndexedProperties(List.of("sector", name)))
                .withMessageContaining("aia.entities.indexed-properties")
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void refusesTooMany() {
        var names = IntStream.rangeClosed(1, 21).mapToObj(i -> "p" + i).toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndexedProperties(names))
                .withMessageContaining("21");
    }

    @Test
    void letsThroughWhatFits() {
        var properties = new HashMap<String, @Nullable Object>(Map.of(
                "sector", "ä".repeat(2_000), "description", "d".repeat(100_000), "country", List.of("DE", "FR")));
        properties.put("country", null);
        assertThat(indexed.fitting(properties)).isSameAs(properties);
    }

    @Test
    void namesWhatDoesNot() {
        assertThatThrownBy(() -> indexed.fitting(Map.of("name", "x", "sector", "ä".repeat(2_001))))
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        tooLong -> assertThat(tooLong.field()).isEqualTo("sector"))
                .hasMessageContaining("4002 bytes")
                .hasMessageContaining("at most 4000");
        assertThatThrownBy(() -> indexed.fitting(Map.of("country", Collections.nCopies(500, "x"))))
                .isInstanceOf(GraphModelException.InvalidValue.class);
    }
}
