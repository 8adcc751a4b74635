package tech.aia.graph.insight.cycle.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FormulaTests {

    @Test
    void queuesWaitAsErlangFound() {
        assertThat(ErlangC.meanWait(0.5, 1)).as("M/M/1").isCloseTo(1, within(1e-12));
        assertThat(ErlangC.probability(1, 2)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(ErlangC.meanWait(1, 2)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(ErlangC.saved(3, 2)).as("cannot keep up").isCloseTo(1 / 3.0, within(1e-12));
        assertThat(ErlangC.saved(1e-9, 48)).as("a wait too small for a number").isEqualTo(1);
        assertThat(ErlangC.saved(0, 1)).isEqualTo(1);
    }

    @Test
    void aProductIsAsUncertainAsItsFactorsMakeIt() {
        var random = new Random(7);
        var product = new Estimate(3, 1).times(new Estimate(-2, 0.5));
        var draws = DoubleStream.generate(() -> (3 + random.nextGaussian()) * (-2 + 0.5 * random.nextGaussian()))
                .limit(200_000)
                .toArray();
        var mean = Arrays.stream(draws).average().orElseThrow();
        var variance =
                Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(product.mean()).isCloseTo(mean, within(0.03));
        assertThat(product.deviation()).isCloseTo(Math.sqrt(variance), within(0.03));
        assertThat(Estimate.share(0, 0).mean()).isEqualTo(0.5);
        assertThat(Estimate.share(9, 10).deviation()).isCloseTo(Math.sqrt(10 * 2 / (144.0 * 13)), within(1e-12));
    }

    @Test
    void theElasticityIsFoundThroughNoiseAndTrend() {
        var response = PriceResponse.of(months(-1.5, 0.2));
        assertThat(response).isNotNull();
        assertThat(response.elasticity().mean()).isCloseTo(-1.5, within(0.15));
        assertThat(response.isClear()).isTrue();
        assertThat(response.hasSeen(0.05)).isTrue();
        assertThat(response.hasSeen(2)).isFalse();
        assertThat(response.revenueChange(-0.1).mean())
                .as("cheaper brings more")
                .isPositive();
        assertThat(PriceResponse.of(months(1.5, 0.2))).satisfies(one -> {
            assertThat(one).isNotNull();
            assertThat(one.isClear()).as("units that rise with prices").isFalse();
        });
        assertThat(PriceResponse.of(List.of())).isNull();
    }

    private static List<Sales.Month> months(double elasticity, double noise) {
        var random = new Random(3);
        var months = new ArrayList<Sales.Month>();
        for (int product = 0; product < 10; product++) {
            for (int month = 0; month < 24; month++) {
                var price = (5 + product) * Math.exp(0.15 * random.nextGaussian() + 0.01 * month);
                var units = Math.exp(4 + 0.03 * month + elasticity * Math.log(price) + noise * random.nextGaussian());
                months.add(new Sales.Month("p" + product, month, units, price));
            }
        }
        return months;
    }
}
