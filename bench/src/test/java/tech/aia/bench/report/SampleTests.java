package tech.aia.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTests {

    @Test
    void takesTheMiddleOfAnOddSampleAndTheMeanOfTheTwoMiddleValuesOfAnEvenOne() {
        assertThat(Sample.of(9, 1, 5).median()).isEqualTo(5);
        assertThat(Sample.of(9, 1, 5, 6).median()).isEqualTo(5.5);
        assertThat(Sample.of(7).median()).isEqualTo(7);
    }

    @Test
    void interpolatesQuantilesBetweenNeighbours() {
        var sample = Sample.of(10, 40, 20, 30);

        assertThat(sample.quantile(0)).isEqualTo(10);
        assertThat(sample.quantile(1)).isEqualTo(40);
        assertThat(sample.quantile(0.25)).isEqualTo(17.5);
        assertThat(sample.quantile(0.99)).isCloseTo(39.7, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> sample.quantile(1.01));
    }

    @Test
    void pairsValuesInTheOrderTheyWereTaken() {
        var ratio = Sample.of(30, 10).dividedBy(Sample.of(10, 20));

        assertThat(ratio.max()).isEqualTo(3);
        assertThat(ratio.min()).isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1).dividedBy(Sample.of(1, 2)));
    }

    @Test
    void refusesToBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(Sample::of);
    }

    @Test
    void ranksEqualValuesAlike() {
        assertThat(RankCorrelation.spearman(new double[] {1, 2, 3}, new double[] {10, 20, 900}))
                .isCloseTo(1, within(1e-12));
        assertThat(RankCorrelation.spearman(new double[] {1, 2, 3}, new double[] {3, 2, 1}))
                .isCloseTo(-1, within(1e-12));
        // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4, by hand.
        assertThat(RankCorrelation.spearman(new double[] {1, 2, 2, 3}, new double[] {1, 3, 2, 4}))
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }
}
