package tech.aia.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.bench.subject.RealEntity;
import tech.aia.bench.subject.Variants;
import tech.aia.embeddings.index.IndexedEntity;

class NearestVariantsTests {
    private static final int SIZE = 5_000;

    private final Variants variants = new Variants(IntStream.range(0, 20)
            .mapToObj(i -> {
                var vector = new float[384];
                vector[i] = 1;
                return new RealEntity(new IndexedEntity("text_" + i, "text", "", "", null, Map.of()), vector, "");
            })
            .toList());
    private final EncodedQuestion question = new EncodedQuestion("", variants.vector(SIZE + 1));
    private final NearestVariants nearest = NearestVariants.of(variants, SIZE, List.of(question), List.of(100, 10));

    @ParameterizedTest
    @ValueSource(ints = {100, 10})
    void areThoseThatSortingAllGives(int percent) {
        var products = IntStream.range(0, SIZE)
                .filter(i -> variants.percentile(i) < percent)
                .mapToObj(this::product)
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .toList();
        var best = nearest.best(question, percent);
        assertThat(best).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(best.get(i)).isCloseTo(products.get(i), within(1e-5));
        }
    }

    @Test
    void tellWhetherAHitIsOneOfThem() {
        var sorted = new ArrayList<>(IntStream.range(0, SIZE).boxed().toList());
        sorted.sort(Comparator.comparingDouble(i -> -product(i)));
        var best = nearest.best(question, 100);
        assertThat(nearest.isAmongBest(variants.id(sorted.get(9)), question, best))
                .isTrue();
        assertThat(nearest.isAmongBest(variants.id(sorted.get(10)), question, best))
                .isFalse();
    }

    private double product(int number) {
        var vector = variants.vector(number);
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += vector[i] * question.vector()[i];
        }
        return sum;
    }
}
