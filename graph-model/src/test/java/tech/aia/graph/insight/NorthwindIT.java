package tech.aia.graph.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real data: the figures must be those that the files themselves give when they are added up line by line. */
class NorthwindIT {
    private static final LocalDate DAY = LocalDate.of(1998, 5, 6);
    private static final Instant AS_OF = Instant.parse("1998-05-07T00:00:00Z");
    private static final int ACTIVE_DAYS = 90;

    private record Line(LocalDate day, String customer, String product, double revenue) {}

    @Test
    void northwindAsOfItsLastDay() throws IOException {
        var lines = lines();
        try (var insight = new TestInsight()) {
            load(insight, lines);
            var dashboard = insight.dashboards().read(DashboardRequest.NOW.asOf(AS_OF));

            var revenue = dashboard.revenue();
            assertThat(revenue.month()).isEqualTo("1998-05");
            assertThat(revenue.currentMonth()).isEqualTo(sum(lines, in(YearMonth.of(1998, 5))));
            assertThat(revenue.previousMonth()).isEqualTo(sum(lines, in(YearMonth.of(1998, 4))));
            var toDate =
                    sum(lines, in(YearMonth.of(1998, 4)).and(line -> line.day().getDayOfMonth() <= 6));
            assertThat(revenue.previousMonthToDate()).isEqualTo(toDate);
            assertThat(revenue.growthRate())
                    .isCloseTo(100 * (sum(lines, in(YearMonth.of(1998, 5))) / toDate - 1), within(0.01));

            var active = activeOn(lines, DAY);
            var before = activeOn(lines, DAY.minusMonths(1));
            var lost = before.stream().filter(one -> !active.contains(one)).count();
            var customers = dashboard.customers();
            assertThat(customers.totalActive()).isEqualTo(active.size());
            assertThat(customers.churn().customers()).isEqualTo(before.size());
            assertThat(customers.churn().lost()).isEqualTo(lost);
            assertThat(customers.churnRate()).isCloseTo(100.0 * lost / before.size(), within(0.01));
            assertThat(customers.newThisMonth()).isEqualTo(newIn(lines, YearMonth.of(1998, 5)));
            assertThat(customers.satisfactionScore()).isNull();

            months(dashboard, lines);
            movers(dashboard, lines);
            forecast(dashboard, lines);
        }
    }

    private static void months(Dashboard dashboard, List<Line> lines) {
        assertThat(dashboard.months()).hasSize(23);
        for (var month : dashboard.months()) {
            var which = YearMonth.parse(month.month());
            var end = which.equals(YearMonth.from(DAY)) ? DAY : which.atEndOfMonth();
            assertThat(month.revenue()).as(month.month()).isEqualTo(sum(lines, in(which)));
            assertThat(month.purchases())
                    .isEqualTo(lines.stream().filter(in(which)).count());
            assertThat(month.buyers())
                    .isEqualTo(lines.stream()
                            .filter(in(which))
                            .map(Line::customer)
                            .distinct()
                            .count());
            assertThat(month.newCustomers()).isEqualTo(newIn(lines, which));
            assertThat(month.activeCustomers()).isEqualTo(activeOn(lines, end).size());
        }
        assertThat(dashboard.source().purchases()).isEqualTo(lines.size());
    }

    private static void movers(Dashboard dashboard, List<Line> lines) {
        var up = largest(lines, Line::customer, Comparator.reverseOrder());
        var first = dashboard.movers().customersUp().getFirst();
        assertThat(first.id()).isEqualTo("customer_" + up.getKey());
        assertThat(first.change()).isCloseTo(up.getValue(), within(0.01));
        var down = largest(lines, Line::product, Comparator.naturalOrder());
        var last = dashboard.movers().productsDown().getFirst();
        assertThat(last.id()).isEqualTo("product_" + down.getKey());
        assertThat(last.change()).isCloseTo(down.getValue(), within(0.01));
    }

    private static Map.Entry<String, Double> largest(
            List<Line> lines, Function<Line, String> key, Comparator<Double> order) {
        var changes = new HashMap<String, Double>();
        for (var line : lines) {
            var month = YearMonth.from(line.day());
            var sign = month.equals(YearMonth.of(1998, 5))
                    ? 1
                    : month.equals(YearMonth.of(1998, 4)) && line.day().getDayOfMonth() <= 6 ? -1 : 0;
            changes.merge(key.apply(line), sign * line.revenue(), Double::sum);
        }
        return changes.entrySet().stream()
                .min(Map.Entry.comparingByValue(order))
                .orElseThrow();
    }

    /** The best of the methods that can be worked out by hand must not beat the one that was chosen. */
    private static void forecast(Dashboard dashboard, List<Line> lines) {
        var forecast = Objects.requireNonNull(dashboard.revenue().forecast());
        var sums = new TreeMap<YearMonth, Double>();
        lines.forEach(line -> sums.merge(YearMonth.from(line.day()), line.revenue(), Double::sum));
        var months = sums.headMap(YearMonth.of(1998, 5)).values().stream().toList();
        assertThat(forecast.months()).isEqualTo(months.size()).isEqualTo(22);
        assertThat(forecast.stepsAhead()).as("June, with May not over").isEqualTo(2);
        double naive = 0;
        for (int i = months.size() - forecast.backTests(); i < months.size(); i++) {
            naive += Math.abs(months.get(i) - months.get(i - 2));
        }
        var tried = forecast.tried().stream()
                .collect(Collectors.toMap(one -> one.method(), one -> one.meanAbsoluteError()));
        assertThat(tried.get("naive")).isCloseTo(naive / forecast.backTests(), within(1e-6));
        assertThat(tried).containsKeys("seasonal_naive", "exponential_smoothing");
        assertThat(forecast.meanAbsoluteError())
                .isEqualTo(
                        tried.values().stream().min(Comparator.naturalOrder()).orElseThrow());
        assertThat(forecast.low()).isLessThanOrEqualTo(forecast.value());
        assertThat(forecast.high()).isGreaterThan(forecast.value());
    }

    private static List<Line> lines() throws IOException {
        return csv("northwind/purchases.csv").stream()
                .map(row -> new Line(
                        LocalDate.parse(row.getField("order_date")),
                        row.getField("customer_id"),
                        row.getField("product_id"),
                        Double.parseDouble(row.getField("revenue"))))
                .toList();
    }

    static List<NamedCsvRecord> csv(String name) throws IOException {
        var file = Path.of(System.getProperty("aia.shared.data", ""), name);
        assumeTrue(Files.exists(file), "no data");
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        }
    }

    /** With the properties that an import of the file gives. */
    private static void load(TestInsight insight, List<Line> lines) {
        insight.entities(
                "Customer",
                "customer",
                lines.stream().map(Line::customer).distinct().toList());
        insight.entities(
                "Product",
                "product",
                lines.stream().map(Line::product).distinct().toList());
        List<Map<String, Object>> rows = lines.stream()
                .map(line -> Map.<String, Object>of(
                        "from",
                        "customer_" + line.customer(),
                        "to",
                        "product_" + line.product(),
                        "day",
                        line.day(),
                        "revenue",
                        line.revenue()))
                .toList();
        insight.cypher("""
                UNWIND $rows AS row
                MATCH (c:Entity {id: row.from}), (p:Entity {id: row.to})
                CREATE (c)-[:PURCHASED {order_date: row.day, revenue: row.revenue}]->(p)""", Map.of("rows", rows));
    }

    private static Predicate<Line> in(YearMonth month) {
        return line -> YearMonth.from(line.day()).equals(month);
    }

    private static double sum(List<Line> lines, Predicate<Line> which) {
        return Math.round(100
                        * lines.stream()
                                .filter(which)
                                .mapToDouble(Line::revenue)
                                .sum())
                / 100.0;
    }

    /** Bought on one of the last days, that one included. */
    private static Set<String> activeOn(List<Line> lines, LocalDate day) {
        var active = new HashSet<String>();
        for (var line : lines) {
            if (!line.day().isAfter(day) && line.day().isAfter(day.minusDays(ACTIVE_DAYS))) {
                active.add(line.customer());
            }
        }
        return active;
    }

    private static long newIn(List<Line> lines, YearMonth month) {
        var first = new HashMap<String, LocalDate>();
        lines.forEach(line -> first.merge(line.customer(), line.day(), (a, b) -> a.isBefore(b) ? a : b));
        return first.values().stream()
                .filter(day -> YearMonth.from(day).equals(month))
                .count();
    }

    @Test
    void churnOfTheTelephoneCompanyIsThatOfItsMarks() throws IOException {
        var rows = csv("telco_churn/telco_churn.csv");
        try (var insight = new TestInsight()) {
            List<Map<String, Object>> customers = rows.stream()
                    .map(row -> Map.<String, Object>of(
                            "id", "customer_" + row.getField("customerID"),
                            "churn", row.getField("Churn"),
                            "contract", row.getField("Contract")))
                    .toList();
            insight.cypher("""
                    UNWIND $rows AS row
                    CREATE (:Entity:Customer {id: row.id, type: 'customer', churn: row.churn, contract: row.contract})""", Map.of("rows", customers));
            churn(insight, Segment.ALL, rows);
            churn(
                    insight,
                    Segment.parse(List.of("contract:Two year")),
                    rows.stream()
                            .filter(row -> row.getField("Contract").equals("Two year"))
                            .toList());
        }
    }

    private static void churn(TestInsight insight, Segment segment, List<NamedCsvRecord> rows) {
        var gone =
                rows.stream().filter(row -> row.getField("Churn").equals("Yes")).count();
        var customers =
                insight.dashboards().read(DashboardRequest.NOW.segment(segment)).customers();
        assertThat(customers.churn().rule()).isEqualTo(ChurnRule.RECORDED);
        assertThat(customers.churn().customers()).isEqualTo(rows.size());
        assertThat(customers.churn().lost()).isEqualTo(gone);
        assertThat(customers.churnRate()).isCloseTo(100.0 * gone / rows.size(), within(0.005));
        assertThat(customers.totalActive()).isEqualTo(rows.size() - gone);
        assertThat(customers.newThisMonth())
                .as("without purchases nobody can tell")
                .isNull();
    }
}
