package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTests {

    @Test
    void putsEveryTextIntoOneBatch() {
        int[] lengths = new Random(7).ints(1000, 3, 257).toArray();

        List<List<Integer>> batches = BatchPlan.of(lengths, 512);

        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void keepsTheLimitWithPaddingCounted() {
        int[] lengths = new Random(7).ints(1000, 3, 257).toArray();

        assertThat(BatchPlan.of(lengths, 512)).allSatisfy(batch -> {
            int longest = batch.stream().mapToInt(place -> lengths[place]).max().orElseThrow();
            assertThat(longest * batch.size()).isLessThanOrEqualTo(512);
        });
    }

    @Test
    void wastesLittleOnPadding() {
        int[] lengths = new Random(7).ints(1000, 3, 257).toArray();

        int padded = BatchPlan.of(lengths, 512).stream()
                .mapToInt(batch -> batch.size()
                        * Collections.max(
                                batch.stream().map(place -> lengths[place]).toList()))
                .sum();

        assertThat(padded).isLessThan(IntStream.of(lengths).sum() * 105 / 100);
    }

    @Test
    void keepsAShortTextApartFromALongOne() {
        assertThat(BatchPlan.of(new int[] {10, 200, 10}, 512)).containsExactlyInAnyOrder(List.of(1), List.of(0, 2));
    }

    @Test
    void keepsTextsOfSimilarLengthTogether() {
        assertThat(BatchPlan.of(new int[] {10, 12, 11}, 512)).containsExactly(List.of(1, 2, 0));
    }

    @Test
    void givesATextBeyondTheLimitABatchOfItsOwn() {
        assertThat(BatchPlan.of(new int[] {600, 600}, 512)).hasSize(2);
    }

    @Test
    void hasNothingToDoForNothing() {
        assertThat(BatchPlan.of(new int[0], 512)).isEmpty();
    }
}
