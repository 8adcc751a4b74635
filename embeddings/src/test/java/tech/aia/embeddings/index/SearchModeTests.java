package tech.aia.embeddings.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tech.aia.embeddings.index.Samples.entity;
import static tech.aia.embeddings.index.Samples.unit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchModeTests {

    private static final float[] EAST = unit(1, 0, 0, 0);

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
    void ordersASemanticSearchByCosineAndShowsItOnTheScaleFromZeroToOne() {
        add(entity("same", "", EAST), entity("near", "", unit(1, 1, 0, 0)), entity("opposite", "", unit(-1, 0, 0, 0)));

        List<Hit> hits = search(SearchRequest.of("", EAST, 10).withMode(SearchMode.SEMANTIC));

        assertThat(hits).extracting(Hit::id).containsExactly("same", "near", "opposite");
        assertThat(hits.get(0).similarity()).isCloseTo(1, within(1e-6));
        assertThat(hits.get(1).similarity()).isCloseTo((1 + Math.sqrt(0.5)) / 2, within(1e-6));
        assertThat(hits.get(2).similarity()).isCloseTo(0, within(1e-6));
        assertThat(hits).allSatisfy(hit -> {
            assertThat(hit.score()).isEqualTo(hit.similarity());
            assertThat(hit.bm25()).isZero();
        });
    }

    @Test
    void findsInflectedWordsWithoutRegardToCaseOrAccents() {
        add(entity("a", "A large Company from Zürich", null), entity("b", "a small shop", null));

        assertThat(lexical("COMPANIES")).containsExactly("a");
        assertThat(lexical("zurich's")).containsExactly("a");
        assertThat(lexical("the of and")).isEmpty();
    }

    @Test
    void dividesTheLexicalScoreByTheBestOfTheSearch() {
        add(entity("both", "copper wire", null), entity("one", "copper pipe and many other parts", null));

        List<Hit> hits = search(SearchRequest.of("copper wire", null, 10).withMode(SearchMode.LEXICAL));

        assertThat(hits).extracting(Hit::id).containsExactly("both", "one");
        assertThat(hits.getFirst().lexical()).isEqualTo(1);
        assertThat(hits.getLast().lexical())
                .isCloseTo(hits.getLast().bm25() / hits.getFirst().bm25(), within(1e-9))
                .isBetween(0.01, 0.9);
        assertThat(hits).allSatisfy(hit -> assertThat(hit.similarity()).isNaN());
    }

    @Test
    void countsWordsOfTheNameMoreThanWordsOfTheText() {
        add(
                new IndexedEntity("text", "thing", "filler", "copper one two", null, Map.of()),
                new IndexedEntity("name", "thing", "copper", "filler one two", null, Map.of()));

        assertThat(lexical("copper")).containsExactly("name", "text");
    }

    @Test
    void takesQuerySyntaxAsPlainWords() {
        add(entity("a", "alpha beta", null), entity("b", "gamma", null));

        assertThat(lexical("alpha AND (gamma")).containsExactlyInAnyOrder("a", "b");
        assertThat(lexical("text:alpha")).containsExactly("a");
        assertThat(lexical("in_alpha")).containsExactly("a");
        assertThat(lexical("\"alpha\u0000 [* TO *] ~^-!")).containsExactly("a");
        assertThat(lexical("x".repeat(1_000_000) + " alpha")).isEmpty();
    }

    @Test
    void readsTheFirstSixtyFourDifferentWordsOfALongQuestion() {
        add(entity("early", "marker", null), entity("late", "needle", null));
        StringBuilder question = new StringBuilder("marker ");
        for (int i = 0; i < 100; i++) {
            question.append("word").append(i).append(' ');
        }

        assertThat(lexical(question + "needle")).containsExactly("early");
    }

    @Test
    void fusesBothPartsSoThatASharedWordDecidesBetweenEquallyNearEntities() {
        add(
                entity("silent", "nothing in common", unit(1, 1, 0, 0)),
                entity("spoken", "technology in common", unit(1, 1, 0, 0)),
                entity("far", "technology", unit(-1, 0, 0, 0)));

        List<Hit> hits = search(SearchRequest.of("technology", EAST, 10));

        assertThat(hits).extracting(Hit::id).containsExactly("spoken", "silent", "far");
        Hit spoken = hits.getFirst();
        assertThat(spoken.score()).isCloseTo(0.9 + 0.1 * spoken.lexical(), within(1e-9));
        assertThat(hits.get(1).score()).isCloseTo(0.9, within(1e-9));
        assertThat(hits.getLast().score()).isCloseTo(0.1 * hits.getLast().lexical(), within(1e-6));
    }

    @Test
    void computesTheSimilarityOfWhatOnlyItsWordsBroughtIn() {
        List<IndexedEntity> entities = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            entities.add(entity("near" + i, "filler", unit(0.1 + i / 10_000.0, 1, 0, 0)));
        }
        entities.add(entity("worded", "zirconium", unit(0, 1, 0, 0)));
        index.apply(entities, List.of());
        index.refresh();

        Hit worded = search(SearchRequest.of("zirconium", EAST, 100)).stream()
                .filter(hit -> hit.id().equals("worded"))
                .findFirst()
                .orElseThrow();

        assertThat(worded.similarity()).isCloseTo(0.5, within(1e-6));
        assertThat(worded.lexical()).isEqualTo(1);
    }

    @Test
    void findsAnEntityWithoutVectorByItsWordsOnly() {
        add(entity("bare", "copper", null), entity("full", "iron", EAST));

        assertThat(ids(SearchRequest.of("copper", EAST, 10))).containsExactly("full", "bare");
        assertThat(ids(SearchRequest.of("copper", EAST, 10).withMode(SearchMode.SEMANTIC)))
                .containsExactly("full");
        assertThat(ids(SearchRequest.of("copper", EAST, 10).withThreshold(0.01)))
                .containsExactly("full");
    }

    @Test
    void appliesTheThresholdToTheSemanticPartOnly() {
        add(entity("near", "x", unit(1, 1, 0, 0)), entity("far", "copper", unit(0, 1, 0, 0)));

        assertThat(ids(SearchRequest.of("copper", EAST, 10).withThreshold(0.7))).containsExactly("near");
        assertThat(ids(SearchRequest.of("copper", EAST, 10).withThreshold(0.7).withMode(SearchMode.SEMANTIC)))
                .containsExactly("near");
        assertThat(ids(SearchRequest.of("copper", EAST, 10).withThreshold(0.7).withMode(SearchMode.LEXICAL)))
                .containsExactly("far");
        assertThat(ids(SearchRequest.of("copper", EAST, 10).withThreshold(1))).isEmpty();
    }

    @Test
    void fallsBackToThePartThatAHybridQuestionHas() {
        add(entity("a", "copper", EAST), entity("b", "iron", unit(0, 1, 0, 0)));

        assertThat(ids(SearchRequest.of("iron", null, 10).withThreshold(0.9))).containsExactly("b");
        assertThat(ids(SearchRequest.of(" ", EAST, 10))).containsExactly("a", "b");
        assertThat(ids(SearchRequest.of("", null, 10))).isEmpty();
    }

    @Test
    void putsEqualScoresInTheOrderOfTheirIds() {
        add(entity("c", "copper", EAST), entity("a", "copper", EAST), entity("b", "copper", EAST));

        assertThat(ids(SearchRequest.of("copper", EAST, 10))).containsExactly("a", "b", "c");
        assertThat(ids(SearchRequest.of("copper", EAST, 10).withExcludedIds(Set.of("a"))))
                .containsExactly("b", "c");
    }

    @Test
    void namesTheMatchedWordsAndBothPartsWhenAskedToExplain() {
        add(
                new IndexedEntity("a", "thing", "", "High value customer in technology", EAST, Map.of()),
                new IndexedEntity("b", "thing", "", "bakery", unit(1, 1, 0, 0), Map.of()));

        List<Hit> hits = search(SearchRequest.of("High-Value companies in Technologies", EAST, 10)
                .withExplain(true));

        assertThat(hits.getFirst().matchedTerms()).containsExactly("High-Value", "Technologies");
        assertThat(hits.getFirst().explanation())
                .isEqualTo("Strong match on 'High-Value' and 'Technologies' (semantic 1.00, lexical 1.00)");
        assertThat(hits.getLast().explanation()).isEqualTo("Very close in meaning; no words in common (semantic 0.85)");
        assertThat(search(SearchRequest.of("technology", EAST, 10)))
                .allSatisfy(hit -> assertThat(hit.explanation()).isEmpty());
    }

    @Test
    void refusesRequestsThatMakeNoSense() {
        SearchRequest request = SearchRequest.of("x", EAST, 10);
        assertRefused(() -> SearchRequest.of("x", null, 0), "limit is 0");
        assertRefused(() -> SearchRequest.of("x", null, 100_000), "limit is 100000");
        assertRefused(() -> request.withThreshold(7), "threshold is 7.0");
        assertRefused(() -> request.withThreshold(Double.NaN), "threshold is NaN");
        assertRefused(() -> SearchRequest.of("x", null, 1).withMode(SearchMode.SEMANTIC), "needs a vector");
        assertRefused(() -> index.search(SearchRequest.of("x", unit(1, 1), 1)), "has 2 dimensions instead of 4");
        assertRefused(() -> index.search(SearchRequest.of("x", new float[4], 1)), "is not of unit length");
        assertRefused(
                () -> index.search(SearchRequest.of("x", new float[] {Float.NaN, 0, 0, 1}, 1)), "not of unit length");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(SearchIndexException.InvalidRequest.class)
                .hasMessageContaining(message);
    }

    private void add(IndexedEntity... entities) {
        index.apply(List.of(entities), List.of());
        index.refresh();
    }

    private List<String> lexical(String text) {
        return ids(SearchRequest.of(text, null, 10).withMode(SearchMode.LEXICAL));
    }

    private List<String> ids(SearchRequest request) {
        return search(request).stream().map(Hit::id).toList();
    }

    private List<Hit> search(SearchRequest request) {
        return index.search(request).hits();
    }
}
