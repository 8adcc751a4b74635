package tech.aia.graph.insight.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTests {
    /** Airline passengers in thousands, 1949 to 1952 and the first two months of 1953 (Box and Jenkins, Series G). */
    private static final double[] PASSENGERS = {
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133,
                114, 140,
        145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191,
                172, 194,
        196, 196
    };

    @Test
    void aSeasonalSeriesIsForecastByASeasonalModel() {
        var known = Arrays.copyOf(PASSENGERS, 48);
        var next = Forecast.of(known, 1).orElseThrow();

        assertThat(next.method()).isEqualTo("seasonal_arima");
        assertThat(next.value()).isCloseTo(196, within(6.0));
        assertThat(next.low()).isLessThan(196);
        assertThat(next.high()).isGreaterThan(196);
        assertThat(next.backTests()).isEqualTo(12);
        assertThat(next.tried())
                .extracting(Forecast.Tried::method)
                .startsWith("seasonal_arima")
                .contains("naive", "seasonal_naive", "exponential_smoothing", "mean_of_12_months");
        assertThat(Forecast.of(known, 2).orElseThrow().stepsAhead()).isEqualTo(2);
    }

    @Test
    void theErrorToldIsThatOfTheMethodOnTheLastMonths() {
        var flat =
                IntStream.range(0, 20).mapToDouble(i -> i % 2 == 0 ? 90 : 110).toArray();
        var next = Forecast.of(flat, 1).orElseThrow();
        var test = BackTest.all(flat, 1).stream()
                .filter(one -> one.method() == Method.NAIVE)
                .findFirst()
                .orElseThrow();

        assertThat(test.errors()).hasSize(7).containsOnly(20.0);
        assertThat(test.meanAbsoluteError()).isEqualTo(20);
        assertThat(test.meanAbsolutePercentageError())
                .isCloseTo(100 * (4 * 20 / 110.0 + 3 * 20 / 90.0) / 7, within(1e-9));
        assertThat(next.method()).isEqualTo("seasonal_naive");
        assertThat(next.meanAbsoluteError()).isZero();
        assertThat(next.value()).isEqualTo(90);
    }

    @Test
    void tooFewMonthsAreNoBasis() {
        assertThat(Forecast.leastMonths(2)).isEqualTo(13);
        assertThat(Forecast.of(Arrays.copyOf(PASSENGERS, 12), 2)).isEmpty();
        assertThat(Forecast.of(Arrays.copyOf(PASSENGERS, 13), 2)).isPresent();
    }

    @Test
    void monthsOfNothingAreNoFailure() {
        var next = Forecast.of(new double[60], 1).orElseThrow();
        assertThat(next.value()).isZero();
        assertThat(next.low()).isZero();
        assertThat(next.meanAbsolutePercentageError()).isNull();
    }
}
