package tech.aia.embeddings.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Compares with looking at every vector, on an index of several segments with graphs, updates and deletions. */
class NearestNeighbourTests {

    private static final int COUNT = 8_000;
    private static final int DIMENSIONS = 32;
    private static final List<float[]> VECTORS = Samples.clustered(COUNT, DIMENSIONS, 7);
    private static final List<float[]> QUESTIONS =
            Samples.clustered(COUNT, DIMENSIONS, 7).subList(0, 40);

    @TempDir
    static Path directory;

    private static SearchIndex index;

    @BeforeAll
    static void fill() {
        index = SearchIndex.open(
                directory, new SearchIndexSettings("clusters", DIMENSIONS, 16, 100, 64, 0.9, DataSize.ofMegabytes(16)));
        for (int start = 0; start < COUNT; start += 2_000) {
            index.apply(
                    IntStream.range(start, start + 2_000)
                            .mapToObj(NearestNeighbourTests::entity)
                            .toList(),
                    List.of());
            index.refresh();
        }
        List<String> gone = IntStream.range(0, COUNT)
                .filter(NearestNeighbourTests::isGone)
                .mapToObj(i -> "e" + i)
                .toList();
        index.apply(List.of(), gone);
        index.apply(
                IntStream.range(1, 200)
                        .filter(i -> !isGone(i))
                        .mapToObj(NearestNeighbourTests::entity)
                        .toList(),
                List.of());
        index.refresh();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    void findsNearlyAllOfTheTrueNeighbours() {
        assertThat(recall(List.of(), Set.of(), i -> true)).isGreaterThan(0.97);
    }

    @Test
    void findsTheTrueNeighboursUnderAWideFilter() {
        assertThat(recall(List.of(Filter.Range.atMost("n", 6_999)), Set.of(), i -> i < 7_000))
                .isGreaterThan(0.97);
    }

    @Test
    void findsExactlyTheTrueNeighboursUnderANarrowFilter() {
        assertThat(recall(List.of(new Filter.Equal("bucket", 7)), Set.of(), i -> i % 400 == 7))
                .isEqualTo(1);
    }

    @Test
    void findsAllThereAreWhenTheyAreFewerThanAskedFor() {
        List<Filter> few = List.of(new Filter.AnyOf("n", List.of(5, 7, 7_111)));

        assertThat(search(QUESTIONS.getFirst(), few, Set.of(), 10))
                .extracting(Hit::id)
                .containsExactlyInAnyOrder("e5", "e7", "e7111");
    }

    @Test
    void givesAsManyHitsAsAskedForUnderEveryFilterThatLeavesEnough() {
        for (int width : new int[] {10, 30, 100, 1_000, 2_000}) {
            List<Filter> range = List.of(new Filter.Range("n", 3_000, true, 3_000 + 2 * width, false));
            for (float[] question : QUESTIONS) {
                assertThat(search(question, range, Set.of(), 10)).hasSize(10);
            }
        }
    }

    @Test
    void findsTheTrueNeighboursThatAreNotExcluded() {
        float[] question = QUESTIONS.getFirst();
        Set<String> nearest = new HashSet<>();
        search(question, List.of(), Set.of(), 50).forEach(hit -> nearest.add(hit.id()));

        assertThat(search(question, List.of(), nearest, 50))
                .hasSize(50)
                .extracting(Hit::id)
                .doesNotContainAnyElementsOf(nearest);
        assertThat(recall(List.of(), nearest, i -> !nearest.contains("e" + i))).isGreaterThan(0.97);
    }

    @Test
    void returnsEveryEntityWhenTheLimitAllowsIt() {
        long remaining = index.size();

        assertThat(remaining)
                .isEqualTo(IntStream.range(0, COUNT).filter(i -> !isGone(i)).count());
        assertThat(search(QUESTIONS.getFirst(), List.of(), Set.of(), 10_000)).hasSize((int) remaining);
    }

    @Test
    void returnsStoredVectorsById() {
        assertThat(index.vector("e4711"))
                .hasValueSatisfying(vector -> assertThat(vector).isEqualTo(VECTORS.get(4711)));
        assertThat(index.vector("e0")).isEmpty();
        assertThat(index.vector("nobody")).isEmpty();
    }

    private static double recall(List<Filter> filters, Set<String> excluded, IntPredicate eligible) {
        int found = 0;
        int wanted = 0;
        for (float[] question : QUESTIONS) {
            List<Integer> truth = Samples.nearest(VECTORS, question, 10, i -> !isGone(i) && eligible.test(i));
            Set<String> hits = new HashSet<>();
            search(question, filters, excluded, 10).forEach(hit -> hits.add(hit.id()));
            wanted += truth.size();
            found += (int) truth.stream().filter(i -> hits.contains("e" + i)).count();
        }
        assertThat(wanted).isEqualTo(10 * QUESTIONS.size());
        return (double) found / wanted;
    }

    private static List<Hit> search(float[] question, List<Filter> filters, Set<String> excluded, int limit) {
        SearchRequest request = SearchRequest.of("", question, limit)
                .withMode(SearchMode.SEMANTIC)
                .withFilters(filters)
                .withExcludedIds(excluded);
        return new ArrayList<>(index.search(request).hits());
    }

    private static boolean isGone(int i) {
        return i % 3 == 0;
    }

    private static IndexedEntity entity(int i) {
        return new IndexedEntity(
                "e" + i, "thing", "", "", VECTORS.get(i), Map.of("n", (long) i, "bucket", (long) (i % 400)));
    }
}
