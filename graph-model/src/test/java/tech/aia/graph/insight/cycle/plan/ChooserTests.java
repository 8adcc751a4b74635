package tech.aia.graph.insight.cycle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.graph.insight.cycle.strategy.Estimate;
import tech.aia.graph.insight.cycle.strategy.FocusArea;
import tech.aia.graph.insight.cycle.strategy.Strategy;

class ChooserTests {

    @Test
    void whatIsNoNumberIsLeftOut() {
        var limits = new Limits(100, 90, RiskTolerance.MEDIUM);
        var choice = Chooser.choose(List.of(strategy("sound", 50), strategy("unsound", Double.NaN)), limits);
        assertThat(choice.chosen()).extracting(Strategy::name).containsExactly("sound");
        assertThat(choice.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.strategy().name()).isEqualTo("unsound");
            assertThat(left.reason()).isEqualTo(Reason.NO_EVIDENCE);
            assertThat(left.strategy().figures()).as("none are made up").isNull();
        });
    }

    @Test
    void boundsThatAreNoNumbersCountForNothingEither() {
        var limits = new Limits(100, 90, RiskTolerance.MEDIUM);
        var choice = Chooser.choose(List.of(strategy("far", new Estimate(1e308, 1e308))), limits);
        assertThat(choice.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.reason()).isEqualTo(Reason.NO_EVIDENCE);
            assertThat(left.strategy().key()).isEqualTo("revenue/far//");
        });
    }

    private static Strategy strategy(String name, double value) {
        return strategy(name, new Estimate(value, 1));
    }

    private static Strategy strategy(String name, Estimate value) {
        var figures = new Strategy.Figures(value, value, "percent_of_revenue", 10, 1);
        return new Strategy(FocusArea.REVENUE, name, null, null, figures, Map.of(), List.of(), List.of());
    }
}
