package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.app.AppIT;
import tools.jackson.databind.JsonNode;

class DashboardIT extends AppIT {
    private static final String DASHBOARD = "/business-intelligence/dashboard";
    private static final String RULES = "/business-intelligence/alert-rules";

    private void shop() {
        graph().write(tx -> tx.run("""
                CREATE (a:Entity:Customer {id: 'customer_a', type: 'customer', name: 'Ann, Inc', country: 'FR'}),
                  (b:Entity:Customer {id: 'customer_b', type: 'customer', name: 'Bob', country: 'DE'}),
                  (p:Entity:Product {id: 'product_p', type: 'product', name: 'Tea'}),
                  (a)-[:PURCHASED {at: datetime('2025-01-10T10:00:00Z'), amount: 100}]->(p),
                  (a)-[:PURCHASED {at: datetime('2025-02-20T10:00:00Z'), amount: 80}]->(p),
                  (b)-[:PURCHASED {at: datetime('2025-02-21T10:00:00Z'), amount: 30.5}]->(p)""", Map.of()));
    }

    @Test
    void theDashboardHasWhatIsDocumentedAndMore() {
        shop();
        var answer = http().get(DASHBOARD + "?as_of=2025-02-28");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var json = answer.json();
        assertThat(json.path("dashboard_id").asString()).isEqualTo("bi_dashboard_main");
        assertThat(json.path("as_of").asString()).isEqualTo("2025-03-01T00:00:00Z");
        var metrics = json.path("metrics");
        assertThat(metrics.path("revenue").path("current_month").asDouble()).isEqualTo(110.5);
        assertThat(metrics.path("revenue").path("previous_month").asDouble()).isEqualTo(100);
        assertThat(metrics.path("revenue").path("growth_rate").asDouble()).isEqualTo(10.5);
        assertThat(metrics.path("revenue").path("forecast_next_month").isNull()).isTrue();
        assertThat(metrics.path("revenue").path("forecast_missing").asString()).contains("2 whole months");
        assertThat(metrics.path("customers").propertyNames())
                .contains("total_active", "new_this_month", "churn_rate", "satisfaction_score");
        assertThat(metrics.path("operations").propertyNames())
                .contains("task_completion_rate", "average_response_time", "system_uptime", "agent_efficiency");
        assertThat(json.path("trends").propertyNames())
                .containsExactly("revenue_trend", "customer_growth", "operational_efficiency");
        assertThat(json.path("monthly").path(1).path("month").asString()).isEqualTo("2025-02");
        assertThat(json.path("top_movers")
                        .path("customers_up")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Bob");
        assertThat(json.path("definitions").path("churn_rate").asString()).contains("90 days");
    }

    @Test
    void segmentsAndMomentsAreThoseAskedFor() {
        shop();
        assertThat(revenue("?as_of=2025-02-28&segment=country:DE")).isEqualTo(30.5);
        assertThat(revenue("?as_of=2025-02-28&segment=country:DE&segment=country:FR"))
                .isEqualTo(110.5);
        assertThat(revenue("?as_of=2025-02-28&segment=name:Ann,%20Inc")).isEqualTo(80);
        assertThat(revenue("?as_of=2025-02-21T10:00:00Z"))
                .as("not yet at that moment")
                .isEqualTo(80);
        assertThat(revenue("?as_of=2025-02-21T12:00:00%2B01:00")).isEqualTo(110.5);
        var present = http().get(DASHBOARD).json().path("metrics");
        assertThat(present.path("revenue").path("current_month").asDouble()).isZero();
        assertThat(present.path("operations").path("system_uptime").isNumber())
                .as("this process leaves signs of life")
                .isTrue();
    }

    private double revenue(String query) {
        return http().get(DASHBOARD + query)
                .json()
                .path("metrics")
                .path("revenue")
                .path("current_month")
                .asDouble();
    }

    @ParameterizedTest
    @CsvSource({
        "as_of=yesterday, as_of",
        "as_of=2025-02-30, as_of",
        "as_of=0001-01-01, as_of",
        "as_of=2999-01-01, as_of",
        "segment=country, segment",
        "active_days=0, active_days",
        "months=1000, months",
        "movers=-1, movers",
        "churn=maybe, churn"
    })
    void whatCannotBeIsRefused(String query, String field) {
        var refused = http().get(DASHBOARD + "?" + query);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo(field);
    }

    @Test
    void rulesAreMadeReplacedAndDeletedAndGiveAlerts() {
        shop();
        assertThat(http().get(RULES).json().path("rules").findValuesAsString("id"))
                .as("those a store begins with")
                .contains("churn_is_high", "revenue_falls");
        var made = http().post(RULES, """
                {"id": "test_growth", "metric": "revenue.growth_rate", "direction": "above", "threshold": 10,
                 "severity": "critical", "message": "It grew by {value} %"}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(RULES + "/test_growth");
        assertThat(made.json().path("action_required").asBoolean()).isTrue();
        assertThat(http().post(RULES, made.text()).status()).isEqualTo(409);

        var alert = http().get(DASHBOARD + "?as_of=2025-02-28")
                .json()
                .path("alerts")
                .path(0);
        assertThat(alert.path("rule_id").asString()).isEqualTo("test_growth");
        assertThat(alert.path("type").asString()).isEqualTo("critical");
        assertThat(alert.path("message").asString()).isEqualTo("It grew by 10.5 %");
        assertThat(alert.path("value").asDouble()).isEqualTo(10.5);
        assertThat(alert.path("figures").path("current_month").asDouble()).isEqualTo(110.5);

        var replaced = http().json("PUT", RULES + "/test_growth", """
                {"metric": "revenue.growth_rate", "direction": "above", "threshold": 11}""");
        assertThat(replaced.json().path("severity").asString()).isEqualTo("medium");
        assertThat(http().get(DASHBOARD + "?as_of=2025-02-28")
                        .json()
                        .path("alerts")
                        .findValuesAsString("rule_id"))
                .doesNotContain("test_growth");
        assertThat(http().delete(RULES + "/test_growth").status()).isEqualTo(204);
        assertThat(http().get(RULES + "/test_growth").status()).isEqualTo(404);
        assertThat(http().json("PUT", RULES + "/test_growth", replaced.text()).status())
                .isEqualTo(404);

        var unknown = http().post(RULES, "{\"metric\": \"weather\", \"direction\": \"above\", \"threshold\": 1}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.errorField()).isEqualTo("metric");
        var missing = http().post(RULES, "{\"metric\": \"revenue.growth_rate\", \"direction\": \"above\"}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.errorField()).isEqualTo("threshold");
    }

    @Test
    void whoMayOnlyReadMakesNoRules() {
        var reader = client("graph:read", "free");
        assertThat(reader.get(DASHBOARD).status()).isEqualTo(200);
        assertThat(reader.delete(RULES + "/churn_is_high").status()).isEqualTo(403);
        assertThat(client("tasks:read", "free").get(DASHBOARD).status()).isEqualTo(403);
    }

    /** The sums are those of {@code revenue_by_customer_month.csv}, whose lines are rounded to cents. */
    @Test
    void importedNorthwindIsUnderstoodAsItIs() throws IOException {
        var folder = Path.of(System.getProperty("aia.shared.data", ""), "northwind");
        assumeTrue(Files.exists(folder), "no data");
        imported("type=customer&id=customerID", folder.resolve("customers.csv"));
        imported("type=product&id=productID", folder.resolve("products.csv"));
        imported(
                "relationship=PURCHASED&from=customer:customer_id&to=product:product_id",
                folder.resolve("purchases.csv"));

        var dashboard = http().get(DASHBOARD + "?as_of=1998-05-06").json();
        var revenue = dashboard.path("metrics").path("revenue");
        assertThat(revenue.path("current_month").asDouble()).isCloseTo(sum(folder, "1998-05"), within(0.5));
        assertThat(revenue.path("previous_month").asDouble()).isCloseTo(sum(folder, "1998-04"), within(0.5));
        assertThat(revenue.path("forecast").path("method").asString()).isNotBlank();
        assertThat(dashboard.path("source").path("purchases").asInt()).isEqualTo(2155);
        assertThat(dashboard.path("source").path("without_amount").asInt()).isZero();
    }

    private static double sum(Path folder, String month) throws IOException {
        try (var lines = Files.lines(folder.resolve("revenue_by_customer_month.csv"))) {
            return lines.map(line -> line.split(",", -1))
                    .filter(fields -> fields[1].equals(month))
                    .mapToDouble(fields -> Double.parseDouble(fields[3]))
                    .sum();
        }
    }

    private void imported(String target, Path file) throws IOException {
        var accepted = http().post("/knowledge-graph/import?" + target, "text/csv", Files.readAllBytes(file));
        var tracking = accepted.json().path("tracking_url").asString();
        eventually(
                file + " to be imported", () -> !isUnderWay(http().get(tracking).json()));
        assertThat(http().get(tracking).json().path("rejected").asInt()).isZero();
    }

    private static boolean isUnderWay(JsonNode status) {
        return status.path("status").asString().matches("queued|running");
    }
}
