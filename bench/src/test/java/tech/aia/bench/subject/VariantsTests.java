package tech.aia.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.embeddings.index.IndexedEntity;

class VariantsTests {
    private final float[] real = new float[384];
    private final Variants variants;

    VariantsTests() {
        real[7] = 1;
        var like = new IndexedEntity("text_a", "text", "Name", "Words", null, Map.of("id", "text_a", "label", "x"));
        variants = new Variants(List.of(new RealEntity(like, real, "source")));
    }

    @Test
    void giveTheSameEntityForTheSameNumberAndAnotherForAnother() {
        assertThat(variants.vector(3)).isEqualTo(variants.vector(3)).isNotEqualTo(variants.vector(4));
        assertThat(variants.number(variants.id(3))).isEqualTo(3);
    }

    @Test
    void areOfUnitLengthAndAsNearToTheRealOneAsTheNoiseAllows() {
        double squares = 0;
        for (float value : variants.vector(3)) {
            squares += value * value;
        }
        assertThat(squares).isCloseTo(1, within(1e-5));
        assertThat((double) variants.vector(3)[7]).isCloseTo(1 / Math.sqrt(1.25), within(0.05));
    }

    @Test
    void keepWordsAndPropertiesButIdAndPercentile() {
        var entity = variants.entity(3);
        assertThat(entity.text()).isEqualTo("Words");
        assertThat(entity.properties())
                .containsEntry("label", "x")
                .containsEntry("id", variants.id(3))
                .containsEntry(RealData.PERCENTILE, (long) variants.percentile(3));
    }
}
