package tech.aia.graph.insight.cycle.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnapsackTests {

    @Test
    void nothingElseIsWorthMore() {
        var random = new Random(1);
        for (int round = 0; round < 30; round++) {
            var items = new ArrayList<Knapsack.Item>();
            for (int i = 0; i < 12; i++) {
                items.add(new Knapsack.Item(
                        "g" + random.nextInt(8), 1 + random.nextInt(10_000) / 10.0, random.nextInt(5_000) / 10.0));
            }
            var budget = 200.0 + random.nextInt(1_000);
            var solution = Knapsack.solve(items, budget);
            assertThat(solution.optimal()).isTrue();
            assertThat(solution).isEqualTo(Knapsack.solve(items, budget));
            var taken = solution.taken().stream().mapToInt(i -> 1 << i).sum();
            double best = 0;
            for (int subset = 0; subset < 1 << items.size(); subset++) {
                best = Math.max(best, value(items, subset, budget));
            }
            assertThat(value(items, taken, budget)).isCloseTo(best, within(1e-9));
        }
    }

    @Test
    void ofNothingNothingIsTaken() {
        assertThat(Knapsack.solve(List.of(), 10).taken()).isEmpty();
        assertThat(Knapsack.solve(List.of(new Knapsack.Item("a", 5, 1)), 0).taken())
                .isEmpty();
        assertThat(Knapsack.solve(List.of(new Knapsack.Item("a", 5, 0)), 0).taken())
                .containsExactly(0);
    }

    private static double value(List<Knapsack.Item> items, int subset, double budget) {
        double value = 0;
        double cost = 0;
        var groups = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            if ((subset >> i & 1) == 1) {
                value += items.get(i).value();
                cost += items.get(i).cost();
                if (!groups.add(items.get(i).group())) {
                    return -1;
                }
            }
        }
        return cost > budget + 1e-9 ? -1 : value;
    }
}
