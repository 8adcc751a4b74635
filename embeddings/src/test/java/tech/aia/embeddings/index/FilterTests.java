package tech.aia.embeddings.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tech.aia.embeddings.index.Samples.entity;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterTests {

    @TempDir
    Path directory;

    private SearchIndex index;

    @BeforeEach
    void open() {
        index = SearchIndex.open(directory, Samples.SMALL);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void comparesTextExactly() {
        given("sector", "Technology", "technology", "Tech");

        assertThat(found(new Filter.Equal("sector", "Technology"))).containsExactly("Technology");
        assertThat(found(new Filter.AnyOf("sector", List.of("technology", "Tech", "None"))))
                .containsExactlyInAnyOrder("technology", "Tech");
        assertThat(found(new Filter.Range("sector", "Tech", false, "U", true))).containsExactly("Technology");
    }

    @Test
    void comparesNumbersByValueWhetherWholeOrDecimal() {
        given("revenue", 1L, 2.5, 3, -0.0);

        assertThat(found(new Filter.Equal("revenue", 1.0))).containsExactly("1");
        assertThat(found(new Filter.Equal("revenue", "1"))).containsExactly("1");
        assertThat(found(new Filter.Equal("revenue", 3.0f))).containsExactly("3");
        assertThat(found(new Filter.Equal("revenue", 0))).containsExactly("-0.0");
        assertThat(found(new Filter.AnyOf("revenue", List.of(2.5, 3L)))).containsExactlyInAnyOrder("2.5", "3");
        assertThat(found(Filter.Range.atLeast("revenue", 2.5))).containsExactlyInAnyOrder("2.5", "3");
        assertThat(found(new Filter.Range("revenue", 1, false, 3, false))).containsExactly("2.5");
        assertThat(found(Filter.Range.atMost("revenue", "1"))).containsExactlyInAnyOrder("1", "-0.0");
    }

    @Test
    void tellsLongKeysApartThatShareADouble() {
        given("key", 9007199254740993L, 9007199254740992L, 9007199254740994L);

        assertThat(found(new Filter.Equal("key", 9007199254740993L))).containsExactly("9007199254740993");
        assertThat(found(new Filter.Equal("key", "9007199254740992"))).containsExactly("9007199254740992");
    }

    @Test
    void comparesDatesOfEveryKindWithTextAndWithEachOther() {
        given(
                "at",
                Instant.parse("2025-01-01T10:00:00Z"),
                ZonedDateTime.parse("2025-01-02T01:00:00+02:00[Europe/Helsinki]"),
                OffsetDateTime.parse("2025-01-02T01:00:00+01:00"),
                LocalDateTime.parse("2025-01-03T00:00:00"),
                LocalDate.parse("2025-01-04"));

        assertThat(found(new Filter.Equal("at", "2025-01-01")))
                .containsExactlyInAnyOrder("2025-01-01T10:00:00Z", "2025-01-02T01:00+02:00[Europe/Helsinki]");
        assertThat(found(new Filter.Equal("at", LocalDate.parse("2025-01-02"))))
                .containsExactly("2025-01-02T01:00+01:00");
        assertThat(found(new Filter.Equal("at", "2025-01-01T11:00:00+01:00"))).containsExactly("2025-01-01T10:00:00Z");
        assertThat(found(new Filter.Range("at", "2025-01-02", true, "2025-01-03", true)))
                .containsExactlyInAnyOrder("2025-01-02T01:00+01:00", "2025-01-03T00:00");
        assertThat(found(new Filter.Range("at", "2025-01-02", false, "2025-01-04", false)))
                .containsExactly("2025-01-03T00:00");
        assertThat(found(new Filter.AnyOf("at", List.of("2025-01-03T00:00:00Z", "2025-01-04"))))
                .containsExactlyInAnyOrder("2025-01-03T00:00", "2025-01-04");
    }

    @Test
    void keepsDatesBeyondMillisecondsAtTheFarEnd() {
        given("at", LocalDate.MAX, LocalDate.MIN);

        assertThat(found(Filter.Range.atLeast("at", "2025-01-01"))).containsExactly(LocalDate.MAX.toString());
    }

    @Test
    void comparesBooleans() {
        given("active", true, false);

        assertThat(found(new Filter.Equal("active", true))).containsExactly("true");
        assertThat(found(new Filter.Equal("active", "FALSE"))).containsExactly("false");
    }

    @Test
    void meetsAConditionWithAnyOfSeveralValues() {
        index.apply(
                List.of(
                        entity("a", Map.of("tags", List.of("red", "green"), "sizes", List.of(1L, 5L))),
                        entity("b", Map.of("tags", List.of("blue"), "sizes", List.of(3L)))),
                List.of());
        index.refresh();

        assertThat(found(new Filter.Equal("tags", "green"))).containsExactly("a");
        assertThat(found(new Filter.Range("sizes", 2, true, 4, true))).containsExactly("b");
        assertThat(found(Filter.Range.atLeast("sizes", 4))).containsExactly("a");
    }

    @Test
    void comparesAPropertyOfMixedKindsByWhatTheValueCanMean() {
        given("code", "12", 12L, "twelve");

        assertThat(found(new Filter.Equal("code", "12"))).hasSize(2);
        assertThat(found(new Filter.Equal("code", 12.0))).hasSize(1);
        assertThat(found(new Filter.Equal("code", "twelve"))).containsExactly("twelve");
    }

    @Test
    void alwaysFiltersByIdTypeAndName() {
        index.apply(
                List.of(
                        new IndexedEntity("x1", "customer", "ACME", "word", null, Map.of("type", "fake")),
                        new IndexedEntity("x2", "task", "Build", "word", null, Map.of())),
                List.of());
        index.refresh();

        assertThat(index.filterableProperties()).containsExactly("id", "name", "type");
        assertThat(words(List.of(new Filter.Equal("id", "x2")), Set.of())).containsExactly("x2");
        assertThat(words(List.of(new Filter.Equal("name", "ACME")), Set.of())).containsExactly("x1");
        assertThat(words(List.of(new Filter.Equal("type", "customer")), Set.of()))
                .containsExactly("x1");
        assertThat(words(List.of(), Set.of("task", "agent"))).containsExactly("x2");
        assertThat(words(List.of(), Set.of("fake"))).isEmpty();
    }

    @Test
    void combinesTypesAndFilters() {
        given("size", 1L, 2L, 3L);

        assertThat(words(List.of(Filter.Range.atLeast("size", 2), Filter.Range.atMost("size", 2)), Set.of("thing")))
                .containsExactly("2");
        assertThat(words(List.of(Filter.Range.atLeast("size", 2)), Set.of("other")))
                .isEmpty();
    }

    @Test
    void refusesAnUnknownPropertyAndNamesTheNearest() {
        index.apply(List.of(entity("a", Map.of("annual_revenue", 1L, "sector", "x", "founded", 1990L))), List.of());
        index.refresh();

        assertThatThrownBy(() -> found(new Filter.Equal("anual_revenu", 1)))
                .asInstanceOf(InstanceOfAssertFactories.type(SearchIndexException.UnknownProperty.class))
                .satisfies(unknown -> {
                    assertThat(unknown.code()).isEqualTo(SearchIndexException.Code.UNKNOWN_PROPERTY);
                    assertThat(unknown.property()).isEqualTo("anual_revenu");
                    assertThat(unknown.nearest()).first().isEqualTo("annual_revenue");
                    assertThat(unknown).hasMessageContaining("annual_revenue");
                });
    }

    @Test
    void refusesAValueThatThePropertyCannotBeComparedWith() {
        index.apply(
                List.of(entity(
                        "a", Map.of("n", 1L, "s", "x", "b", true, "d", LocalDate.parse("2025-01-01"), "name", "y"))),
                List.of());
        index.refresh();

        assertWrongType(new Filter.Equal("n", "many"), "'n' holds numbers, which 'many' is not");
        assertWrongType(new Filter.Equal("n", Double.NaN), "'n' holds numbers");
        assertWrongType(new Filter.Equal("s", 1), "'s' holds text");
        assertWrongType(new Filter.Equal("b", "yes"), "'b' holds true or false");
        assertWrongType(new Filter.Equal("d", "yesterday"), "'d' holds dates");
        assertWrongType(new Filter.AnyOf("n", List.of(1, "many")), "'many' is not");
        assertWrongType(Filter.Range.atLeast("b", true), "cannot be compared with the range 'true'");
        assertWrongType(new Filter.Range("n", 1, true, "many", true), "the range '1' to 'many'");
        assertWrongType(new Filter.Equal("name", 5), "'name' holds text");
    }

    @Test
    void refusesFiltersThatSayNothingOrTooMuch() {
        List<Object> tooMany = IntStream.range(0, 501).<Object>mapToObj(i -> i).toList();
        assertThatThrownBy(() -> new Filter.AnyOf("n", List.of())).hasMessageContaining("0 values");
        assertThatThrownBy(() -> new Filter.AnyOf("n", tooMany)).hasMessageContaining("501 values");
        assertThatThrownBy(() -> new Filter.Range("n", null, true, null, true)).hasMessageContaining("neither end");
    }

    @Test
    void carriesOutTheLargestFiltersAllowed() {
        given("at", Instant.parse("2025-01-01T00:00:00Z"), "text", 5L);
        LocalDate day = LocalDate.parse("2024-06-01");
        List<Object> days =
                IntStream.range(0, 500).<Object>mapToObj(day::plusDays).toList();
        List<Filter> filters = Stream.concat(
                        Stream.<Filter>of(new Filter.AnyOf("at", days)),
                        IntStream.range(0, 49).<Filter>mapToObj(_ -> Filter.Range.atLeast("at", "2024-01-01")))
                .toList();

        assertThat(words(filters, Set.of())).containsExactly("2025-01-01T00:00:00Z");
    }

    @Test
    void leavesOutWhatCannotBeFilteredBy() {
        index.apply(
                List.of(entity(
                        "a",
                        Map.of("huge", "x".repeat(2_000), "nan", Double.NaN, "map", Map.of("k", "v"), "fine", 1L))),
                List.of());
        index.refresh();

        assertThat(index.filterableProperties()).containsExactly("fine", "id", "name", "type");
    }

    @Test
    void stopsTakingNewPropertiesBeforeTheyFillTheMemory() {
        Map<String, Object> many =
                IntStream.range(0, 3_000).boxed().collect(Collectors.toMap(i -> "p" + i, i -> (Object) i));
        index.apply(List.of(entity("a", many)), List.of());
        index.refresh();

        assertThat(index.filterableProperties()).hasSizeBetween(1_900, EntityDocuments.MAX_PROPERTY_FIELDS + 3);
    }

    private void assertWrongType(Filter filter, String message) {
        assertThatThrownBy(() -> found(filter))
                .isInstanceOf(SearchIndexException.WrongValueType.class)
                .hasMessageContaining(message)
                .extracting(thrown -> ((SearchIndexException.WrongValueType) thrown).property())
                .isEqualTo(filter.property());
    }

    /** One entity for each value, with the value as its id. */
    private void given(String property, Object... values) {
        index.apply(
                Arrays.stream(values)
                        .map(value -> new IndexedEntity(
                                (value instanceof Number && Set.of("12").contains(value.toString()) ? "number " : "")
                                        + value,
                                "thing",
                                "",
                                "word",
                                null,
                                Map.of(property, value)))
                        .toList(),
                List.of());
        index.refresh();
    }

    private List<String> found(Filter filter) {
        return words(List.of(filter), Set.of());
    }

    private List<String> words(List<Filter> filters, Set<String> types) {
        SearchRequest request = SearchRequest.of("word name", null, 100)
                .withMode(SearchMode.LEXICAL)
                .withFilters(filters)
                .withTypes(types);
        return index.search(request).hits().stream().map(Hit::id).toList();
    }
}
