package tech.aia.graph.insight.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tech.aia.graph.insight.series.MannKendall.Direction;

class MannKendallTests {

    @Test
    void aRisingSeriesIsTold() {
        var test = MannKendall.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).orElseThrow();
        assertThat(test.statistic()).isEqualTo(45);
        // S = 45, variance 10 * 9 * 25 / 18 = 125.
        assertThat(test.z()).isCloseTo(44 / Math.sqrt(125), within(1e-12));
        assertThat(test.pValue()).isCloseTo(8.3e-5, within(1e-6));
        assertThat(test.slope()).isEqualTo(1);
        assertThat(test.direction()).isEqualTo(Direction.INCREASING);
        assertThat(MannKendall.of(new double[] {9, 8, 7, 6, 5, 4, 3, 2})
                        .orElseThrow()
                        .direction())
                .isEqualTo(Direction.DECREASING);
    }

    @Test
    void tiesAndNoiseAreNoTrend() {
        var flat = MannKendall.of(new double[12]).orElseThrow();
        assertThat(flat.pValue()).isEqualTo(1);
        assertThat(flat.direction()).isEqualTo(Direction.STABLE);
        var tied = MannKendall.of(new double[] {2, 1, 3, 2, 3, 1, 2, 3}).orElseThrow();
        assertThat(tied.statistic()).isEqualTo(5);
        // Less by the ties of two, three and three: (8 * 7 * 21 - 18 - 66 - 66) / 18 = 57.
        assertThat(tied.z()).isCloseTo(4 / Math.sqrt(57), within(1e-12));
        assertThat(tied.direction()).isEqualTo(Direction.STABLE);
    }

    @Test
    void tooFewValuesAreNotTested() {
        assertThat(MannKendall.of(new double[] {1, 2, 3, 4, 5, 6, 7})).isEmpty();
    }
}
