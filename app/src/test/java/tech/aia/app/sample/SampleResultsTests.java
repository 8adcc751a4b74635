package tech.aia.app.sample;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.app.sample.SampleTable.cell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Results of sample tasks that speak of purchases must agree with the purchases in the graph. */
class SampleResultsTests {

    private final List<Map<String, String>> purchases = SampleRows.purchases();

    @Test
    void theReportForAugustAgreesWithThePurchases() {
        List<Map<String, String>> august =
                bought(at -> at.startsWith("2025-08")).toList();
        JsonNode report = contentOf("sample_002");
        assertThat(report.path("purchases").asInt()).isEqualTo(august.size());
        assertThat(report.path("buying_customers").asLong())
                .isEqualTo(august.stream()
                        .map(row -> cell(row, "customer_id"))
                        .distinct()
                        .count());
        assertThat(report.path("revenue").asDouble())
                .isEqualTo(
                        august.stream().mapToDouble(SampleResultsTests::amount).sum());
    }

    @Test
    void theListOfQuietCustomersAgreesWithThePurchases() {
        Map<String, String> last = bought(at -> at.compareTo("2025-09-08") < 0)
                .collect(Collectors.toMap(row -> cell(row, "customer_id"), row -> cell(row, "at"), (a, b) -> b));
        assertThat(contentOf("sample_005").path("customers").values().stream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(last.keySet().stream()
                        .filter(customer -> cell(last, customer).compareTo("2025-03-08") < 0)
                        .toList());
    }

    @Test
    void theSpendBySectorAgreesWithThePurchases() {
        Map<String, String> sectors = SampleRows.table("customers.csv").stream()
                .collect(Collectors.toMap(row -> cell(row, "customer_id"), row -> cell(row, "sector")));
        assertThat(numbers(contentOf("sample_006").path("spend")))
                .isEqualTo(totals(
                        at -> at.compareTo("2024-09") >= 0 && at.compareTo("2025-09") < 0,
                        row -> cell(sectors, cell(row, "customer_id"))));
    }

    @Test
    void theRevenueByQuarterAgreesWithThePurchases() {
        Map<String, Double> quarters = totals(at -> at.compareTo("2025-07") < 0, row -> quarter(cell(row, "at")));
        assertThat(quarters).hasSize(7);
        assertThat(numbers(contentOf("sample_016").path("revenue"))).isEqualTo(quarters);
    }

    @Test
    void theIdeasForMicrosoftAreProductsItHasNotBoughtButOthersHave() {
        JsonNode ideas = contentOf("sample_010").path("products");
        assertThat(ideas).isNotEmpty();
        for (JsonNode idea : ideas) {
            List<String> buyers = bought(at -> at.compareTo("2025-09-15") < 0)
                    .filter(row -> cell(row, "product_id")
                            .equals(idea.path("product_id").asString()))
                    .map(row -> cell(row, "customer_id"))
                    .distinct()
                    .toList();
            assertThat(buyers).doesNotContain("microsoft");
            assertThat(buyers.stream().filter(technologyCustomers()::contains).count())
                    .isEqualTo(idea.path("technology_buyers").asLong());
        }
    }

    private static JsonNode contentOf(String taskId) {
        String resultId = SampleRows.table("task_results.csv").stream()
                .filter(row -> cell(row, "task_id").equals(taskId))
                .map(row -> cell(row, "result_id"))
                .findFirst()
                .orElseThrow();
        return SampleRows.objects("results.ndjson").stream()
                .filter(result -> result.path("result_id").asString().equals(resultId))
                .map(result -> SampleRows.json(result.path("content").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> technologyCustomers() {
        return SampleRows.table("customers.csv").stream()
                .filter(row -> cell(row, "sector").equals("Technology"))
                .map(row -> cell(row, "customer_id"))
                .toList();
    }

    private Stream<Map<String, String>> bought(Predicate<String> at) {
        return purchases.stream().filter(row -> at.test(cell(row, "at")));
    }

    private Map<String, Double> totals(Predicate<String> at, Function<Map<String, String>, String> group) {
        return bought(at).collect(groupingBy(group, TreeMap::new, summingDouble(SampleResultsTests::amount)));
    }

    private static Map<String, Double> numbers(JsonNode object) {
        Map<String, Double> numbers = new TreeMap<>();
        object.properties().forEach(e -> numbers.put(e.getKey(), e.getValue().asDouble()));
        return numbers;
    }

    private static String quarter(String at) {
        return at.substring(0, 4) + "-Q" + (Integer.parseInt(at.substring(5, 7)) + 2) / 3;
    }

    private static double amount(Map<String, String> row) {
        return Double.parseDouble(cell(row, "amount"));
    }
}
