package tech.aia.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.app.sample.SampleRows.column;
import static tech.aia.app.sample.SampleRows.field;
import static tech.aia.app.sample.SampleRows.objects;
import static tech.aia.app.sample.SampleRows.table;
import static tech.aia.app.sample.SampleTable.cell;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SampleFilesTests {

    private static final Set<String> SECTORS = Set.of(
            "Technology",
            "Health Care",
            "Financials",
            "Energy",
            "Consumer Discretionary",
            "Consumer Staples",
            "Industrials",
            "Communication Services",
            "Utilities",
            "Materials",
            "Real Estate");

    @ParameterizedTest
    @CsvSource({"customers.csv, customer_id, 100", "products.csv, product_id, 24"})
    void everyRowOfANodeTableHasItsOwnPlainId(String file, String idColumn, int atLeast) {
        List<String> ids = column(table(file), idColumn);
        assertThat(ids).hasSizeGreaterThanOrEqualTo(atLeast).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.matches("[a-z0-9_]+"));
    }

    @ParameterizedTest
    @CsvSource({"agents.ndjson, agent_id, 8", "tasks.ndjson, task_id, 15", "results.ndjson, result_id, 3"})
    void everyObjectHasItsOwnPlainId(String file, String idField, int atLeast) {
        List<String> ids = field(objects(file), idField);
        assertThat(ids).hasSizeGreaterThanOrEqualTo(atLeast).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.matches("[a-z0-9_]+"));
    }

    @Test
    void everyCustomerHasPlausibleFacts() {
        for (Map<String, String> customer : table("customers.csv")) {
            assertThat(customer.values()).as("%s", customer).allMatch(value -> !value.isBlank());
            assertThat(Long.parseLong(cell(customer, "annual_revenue")))
                    .as("%s", customer)
                    .isBetween(100_000_000L, 700_000_000_000L);
            assertThat(Integer.parseInt(cell(customer, "revenue_year"))).isBetween(2022, 2025);
            assertThat(Integer.parseInt(cell(customer, "founded"))).isBetween(1800, 2020);
            assertThat(Integer.parseInt(cell(customer, "employees"))).isBetween(100, 2_500_000);
            assertThat(cell(customer, "website")).startsWith("https://");
            assertThat(cell(customer, "headquarters")).contains(", ");
            assertThat(cell(customer, "description").split(" ")).hasSizeBetween(12, 25);
        }
    }

    @Test
    void headquartersOutsideTheUnitedStatesEndWithTheCountry() {
        assertThat(table("customers.csv"))
                .filteredOn(customer -> !cell(customer, "country").equals("United States"))
                .hasSizeGreaterThan(20)
                .allMatch(customer -> cell(customer, "headquarters").endsWith(", " + cell(customer, "country")));
    }

    @Test
    void customersCoverAllSectorsAndTechnologyMost() {
        List<String> sectors = column(table("customers.csv"), "sector");
        assertThat(sectors).containsAll(SECTORS).allMatch(SECTORS::contains);
        assertThat(sectors).filteredOn("Technology"::equals).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void technologyCustomersAreLargeMiddlingAndSmall() {
        List<Long> revenues = table("customers.csv").stream()
                .filter(customer -> cell(customer, "sector").equals("Technology"))
                .map(customer -> Long.parseLong(cell(customer, "annual_revenue")))
                .toList();
        assertThat(revenues).filteredOn(r -> r >= 50_000_000_000L).hasSizeGreaterThan(5);
        assertThat(revenues)
                .filteredOn(r -> r >= 1_000_000_000L && r < 50_000_000_000L)
                .hasSizeGreaterThan(5);
        assertThat(revenues).filteredOn(r -> r < 1_000_000_000L).hasSizeGreaterThan(5);
    }

    @Test
    void productsHaveAPriceAndSomeAreTechnology() {
        List<Map<String, String>> products = table("products.csv");
        assertThat(products)
                .allMatch(product -> new BigDecimal(cell(product, "unit_price")).signum() > 0)
                .allMatch(product -> cell(product, "made_up").equals("true"));
        assertThat(column(products, "category"))
                .filteredOn("Technology"::equals)
                .hasSizeGreaterThan(3);
    }

    @Test
    void agentsNameWhatTheyCanDo() {
        List<JsonNode> agents = objects("agents.ndjson");
        assertThat(field(agents, "agent_id"))
                .contains(
                        "data_analysis_agent",
                        "sentiment_analysis_agent",
                        "market_research_agent",
                        "strategy_agent",
                        "reporting_agent");
        assertThat(agents)
                .allMatch(agent -> !agent.path("capabilities").isEmpty())
                .allMatch(agent -> !agent.path("specialisations").isEmpty())
                .allMatch(agent -> agent.path("capacity").asInt() > 0);
    }

    @Test
    void tasksAreOverSoThatNobodyRunsThem() {
        List<JsonNode> tasks = objects("tasks.ndjson");
        assertThat(field(tasks, "status"))
                .containsOnly("completed", "failed", "cancelled")
                .contains("completed", "failed", "cancelled");
        for (JsonNode task : tasks) {
            boolean completed = task.path("status").asString().equals("completed");
            assertThat(task.path("priority").asInt()).isBetween(1, 10);
            assertThat(task.path("progress").asDouble() == 100.0).as("%s", task).isEqualTo(completed);
            assertThat(ended(task)).as("%s", task).isAfter(instant(task, "created_at"));
            assertThat(task.path("made_up").asBoolean()).isTrue();
        }
    }

    @Test
    void everyCompletedTaskHasAResultOfJson() {
        List<String> completed = objects("tasks.ndjson").stream()
                .filter(task -> task.path("status").asString().equals("completed"))
                .map(task -> task.path("task_id").asString())
                .toList();
        assertThat(column(table("task_results.csv"), "task_id")).containsExactlyInAnyOrderElementsOf(completed);
        assertThat(objects("results.ndjson"))
                .allMatch(result -> result.path("made_up").asBoolean())
                .allMatch(result ->
                        SampleRows.json(result.path("content").asString()).isObject());
    }

    @ParameterizedTest
    @CsvSource({
        "task_assignments.csv, agent_id, agents.ndjson, agent_id",
        "task_results.csv, result_id, results.ndjson, result_id",
        "task_dependencies.csv, depends_on_id, tasks.ndjson, task_id",
    })
    void relationshipsLeadFromTasksToThingsThatExist(String file, String column, String targets, String id) {
        assertEndsExist(table(file), column, field(objects(targets), id));
    }

    @Test
    void tasksAreAboutCustomersThatExist() {
        assertEndsExist(table("task_about.csv"), "customer_id", column(table("customers.csv"), "customer_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"task_assignments.csv", "task_results.csv", "task_about.csv", "task_dependencies.csv"})
    void relationshipsAreMarkedAsMadeUpAndWrittenOnce(String file) {
        assertThat(table(file))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(row -> cell(row, "made_up").equals("true"));
    }

    @Test
    void aTaskStartsAfterTheTasksItDependsOn() {
        for (Map<String, String> row : table("task_dependencies.csv")) {
            assertThat(instant(task(cell(row, "task_id")), "started_at"))
                    .as("%s", row)
                    .isAfter(ended(task(cell(row, "depends_on_id"))));
        }
    }

    private static void assertEndsExist(List<Map<String, String>> rows, String column, List<String> targets) {
        assertThat(column(rows, "task_id")).isNotEmpty().isSubsetOf(field(objects("tasks.ndjson"), "task_id"));
        assertThat(column(rows, column)).isNotEmpty().isSubsetOf(targets);
    }

    private static JsonNode task(String id) {
        return objects("tasks.ndjson").stream()
                .filter(task -> task.path("task_id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Instant ended(JsonNode task) {
        return instant(task, task.has("completed_at") ? "completed_at" : "ended_at");
    }

    private static Instant instant(JsonNode task, String field) {
        return Instant.parse(task.path(field).asString());
    }
}
