package tech.aia.graph.insight.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tech.aia.graph.insight.cycle.plan.RiskTolerance;

/** What was planned, against every subset of what could have been. */
class NorthwindCycleIT {
    private static final int HORIZON = 90;
    private static final int MOST = 15;

    @Test
    void noOtherPlanWithinTheLimitsBringsMore() throws IOException {
        var purchases = csv("northwind/purchases.csv");
        try (var test = new TestCycles()) {
            load(test, csv("northwind/products.csv"), purchases);
            for (var budget : List.of(0.0, 1200.0, 50_000.0)) {
                optimal(test, budget, RiskTolerance.MEDIUM);
            }
            optimal(test, 3000, RiskTolerance.LOW);
            optimal(test, 3000, RiskTolerance.HIGH);
            var request = TestCycles.request("1998-05-07T00:00:00Z", 3000, HORIZON, RiskTolerance.MEDIUM);
            var plan = Objects.requireNonNull(test.executed(request).plan());
            assertThat(plan.chosen()).isNotEmpty();
            assertThat(Objects.requireNonNull(test.executed(request).plan()).strategies())
                    .usingRecursiveComparison()
                    .ignoringFields("id")
                    .isEqualTo(plan.strategies());
            assertThat(plan.baseline()).isCloseTo(sold(purchases), within(0.01));
            customersAtRisk(plan, purchases);
        }
    }

    private static void optimal(TestCycles test, double budget, RiskTolerance risk) {
        var cycle = test.executed(TestCycles.request("1998-05-07T00:00:00Z", budget, HORIZON, risk));
        var plan = Objects.requireNonNull(cycle.plan());
        assertThat(plan.optimal()).isTrue();
        var eligible = plan.strategies().stream()
                .filter(one -> one.figures() != null)
                .filter(one -> figures(one).days() < HORIZON
                        && figures(one).net() > 0
                        && figures(one).investment() <= budget)
                .toList();
        var best = eligible.size() <= MOST ? ofAllSubsets(eligible, budget) : ofAllBudgets(eligible, (int) budget);
        var net = plan.chosen().stream().mapToDouble(one -> figures(one).net()).sum();
        var cost = plan.chosen().stream()
                .mapToDouble(one -> figures(one).investment())
                .sum();
        assertThat(cost).isLessThanOrEqualTo(budget);
        assertThat(plan.chosen()).allMatch(eligible::contains);
        assertThat(net).as("%s of %s, %s", risk, budget, eligible.size()).isCloseTo(best, within(1e-6));
        assertThat(plan.leftOut()).allMatch(one -> one.reason() != null && one.explanation() != null);
    }

    private static double ofAllSubsets(List<PlannedStrategy> eligible, double budget) {
        double best = 0;
        for (int subset = 0; subset < 1 << eligible.size(); subset++) {
            best = Math.max(best, value(eligible, subset, budget));
        }
        return best;
    }

    /** By dynamic programming, as all costs are whole numbers: the best of each group for each budget up to this one. */
    private static double ofAllBudgets(List<PlannedStrategy> eligible, int budget) {
        var best = new double[budget + 1];
        var groups = eligible.stream().collect(Collectors.groupingBy(one -> one.strategy() + one.target()));
        for (var group : groups.values()) {
            var before = best.clone();
            for (var one : group) {
                var cost = (int) figures(one).investment();
                assertThat(figures(one).investment()).isEqualTo(cost);
                for (int left = cost; left <= budget; left++) {
                    best[left] = Math.max(
                            best[left], before[left - cost] + figures(one).net());
                }
            }
        }
        return best[budget];
    }

    /** Of a subset; less than nothing when it cannot be. */
    private static double value(List<PlannedStrategy> eligible, int subset, double budget) {
        double net = 0;
        double cost = 0;
        var groups = new HashSet<String>();
        for (int i = 0; i < eligible.size(); i++) {
            var one = eligible.get(i);
            if ((subset >> i & 1) == 1) {
                net += figures(one).net();
                cost += figures(one).investment();
                if (cost > budget || !groups.add(one.strategy() + one.target())) {
                    return -1;
                }
            }
        }
        return net;
    }

    private static PlannedStrategy.Figures figures(PlannedStrategy strategy) {
        return Objects.requireNonNull(strategy.figures());
    }

    private static double sold(List<NamedCsvRecord> purchases) {
        return purchases.stream()
                .filter(row -> LocalDate.parse(row.getField("order_date")).isAfter(LocalDate.of(1998, 2, 5)))
                .mapToDouble(row -> Double.parseDouble(row.getField("revenue")))
                .sum();
    }

    /** Silent for twice the median gap, and for less than 180 days. */
    private static void customersAtRisk(OptimizationCycle.Plan plan, List<NamedCsvRecord> purchases) {
        var days = new TreeMap<String, TreeSet<LocalDate>>();
        purchases.forEach(row -> days.computeIfAbsent(row.getField("customer_id"), any -> new TreeSet<>())
                .add(LocalDate.parse(row.getField("order_date"))));
        var atRisk = days.entrySet().stream()
                .filter(entry -> isAtRisk(List.copyOf(entry.getValue())))
                .map(entry -> "customer_" + entry.getKey())
                .toList();
        var all = plan.strategies().stream()
                .filter(one -> one.strategy().equals("retention_program"))
                .max(Comparator.comparingInt(one -> one.basedOn().size()))
                .orElseThrow();
        assertThat(all.basedOn()).containsExactlyElementsOf(atRisk).isNotEmpty();
    }

    private static boolean isAtRisk(List<LocalDate> days) {
        if (days.size() < 3) {
            return false;
        }
        var gaps = new double[days.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days.get(i + 1).toEpochDay() - days.get(i).toEpochDay();
        }
        Arrays.sort(gaps);
        var median = (gaps[gaps.length / 2] + gaps[(gaps.length - 1) / 2]) / 2;
        var silent = LocalDate.of(1998, 5, 7).toEpochDay() - days.getLast().toEpochDay();
        return silent >= 2 * median && silent < 180;
    }

    private static void load(TestCycles test, List<NamedCsvRecord> products, List<NamedCsvRecord> purchases) {
        rows(
                test,
                products,
                row -> Map.of("id", row.getField("productID"), "category", row.getField("categoryID")),
                """
                CREATE (:Entity:Product {id: 'product_' + row.id, type: 'product', category_id: toInteger(row.category)})""");
        rows(test, purchases, row -> Map.of("id", row.getField("customer_id")), """
                MERGE (:Entity:Customer {id: 'customer_' + row.id, type: 'customer'})""");
        rows(
                test,
                purchases,
                row -> Map.of(
                        "customer", row.getField("customer_id"),
                        "product", row.getField("product_id"),
                        "day", LocalDate.parse(row.getField("order_date")),
                        "price", Double.valueOf(row.getField("unit_price")),
                        "quantity", Long.valueOf(row.getField("quantity")),
                        "discount", Double.valueOf(row.getField("discount")),
                        "revenue", Double.valueOf(row.getField("revenue"))),
                """
                MATCH (c:Entity {id: 'customer_' + row.customer}), (p:Entity {id: 'product_' + row.product})
                CREATE (c)-[:PURCHASED {order_date: row.day, unit_price: row.price, quantity: row.quantity, discount: row.discount,
                  revenue: row.revenue}]->(p)""");
    }

    private static void rows(
            TestCycles test,
            List<NamedCsvRecord> records,
            Function<NamedCsvRecord, Map<String, Object>> row,
            String statement) {
        test.cypher(
                "UNWIND $rows AS row " + statement,
                Map.of("rows", records.stream().map(row).toList()));
    }

    private static List<NamedCsvRecord> csv(String name) throws IOException {
        var file = Path.of(System.getProperty("aia.shared.data", ""), name);
        assumeTrue(Files.exists(file), "no data");
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        }
    }
}
