package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BuiltInAgentsIT extends AgentIT {

    @Test
    void countsGroupsOfEntities() {
        customers();

        var task = ended("data_analysis", """
                {"data_source": "customers", "analysis_type": "groups", "group_by": "sector", "property": "revenue"}""");

        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("assigned_agents").get(0).asString()).isEqualTo("data_analysis_agent");
        var groups = task.path("results").path("data").path("groups");
        assertThat(groups.get(0).path("value").asString()).isEqualTo("Technology");
        assertThat(groups.get(0).path("count").asInt()).isEqualTo(8);
        assertThat(groups.get(0).path("sum").asDouble()).isEqualTo(1 + 2 + 3 + 4 + 5 + 6 + 7 + 1000);
        assertThat(groups.get(1).path("value").asString()).isEqualTo("Energy");
        assertThat(task.path("results").path("metrics").path("rows").asInt()).isEqualTo(9);
    }

    @Test
    void findsOutliersDistributionsCountsAndTrends() {
        customers();

        var outliers =
                data("{\"data_source\": \"customer\", \"analysis_type\": \"outliers\", \"property\": \"revenue\"}");
        assertThat(outliers.path("outliers_in_all").asInt()).isEqualTo(1);
        assertThat(outliers.path("outliers").get(0).path("id").asString()).isEqualTo("customer_8");

        var distribution =
                data("{\"data_source\": \"customer\", \"analysis_type\": \"distribution\", \"property\": \"revenue\"}");
        assertThat(distribution.path("median").asDouble()).isEqualTo(5);
        assertThat(distribution.path("histogram")).hasSize(10);

        var counts = data("{\"data_source\": \"customer\"}");
        assertThat(counts.path("rows").asInt()).isEqualTo(9);
        assertThat(counts.path("columns").path("sector").path("distinct").asInt())
                .isEqualTo(2);

        var trend = data("""
                {"statement": "UNWIND range(1, 6) AS m UNWIND range(1, $more * m) AS i RETURN date({year: 2025, month: m, day: 3}) AS day",
                 "parameters": {"more": 2}, "analysis_type": "trend", "date_property": "day"}""");
        assertThat(trend.path("direction").asString()).isEqualTo("increasing");
        assertThat(trend.path("change_per_period").asDouble()).isEqualTo(2);
        assertThat(trend.path("series")).hasSize(6);
    }

    @Test
    void tellsEverythingThatTheAnalysesHaveToSay() {
        customers();
        // What the encoder notes on them is no column, whether or not it has come to all of them.
        graph().write(tx ->
                tx.run("MATCH (e:Customer {id: 'customer_1'}) SET e.embedding_model = 'another'", Map.of()));

        var all =
                data("{\"data_source\": \"customers\", \"analysis_depth\": \"comprehensive\", \"interval\": \"year\"}");

        assertThat(all.path("rows").asInt()).isEqualTo(9);
        assertThat(all.path("columns").path("sector").path("distinct").asInt()).isEqualTo(2);
        assertThat(all.path("distributions")).hasSize(1);
        assertThat(all.path("distributions").get(0))
                .isEqualTo(
                        data(
                                "{\"data_source\": \"customer\", \"analysis_type\": \"distribution\", \"property\": \"revenue\"}"));
        assertThat(all.path("outliers")
                        .get(0)
                        .path("outliers")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo("customer_8");
        assertThat(all.path("columns").propertyNames())
                .containsExactlyInAnyOrder("id", "type", "name", "sector", "revenue", "created_at", "updated_at");
        assertThat(all.path("groups")).hasSize(1);
        assertThat(all.path("groups").get(0).path("group_by").asString()).isEqualTo("sector");
        assertThat(all.path("trends")).as("all were made in one year").isEmpty();

        var trends = data("""
                {"statement": "UNWIND range(1, 6) AS m UNWIND range(1, m) AS i RETURN date({year: 2025, month: m, day: 3}) AS day, '0001-01-01' AS once",
                 "analysis_depth": "comprehensive"}""").path("trends");
        assertThat(trends).hasSize(1);
        assertThat(trends.get(0).path("direction").asString()).isEqualTo("increasing");
    }

    @Test
    void readsTheSentimentOfADataSource() {
        entity("support_ticket", "1", Map.of("text", "I love this lamp, it is wonderful."));

        var task = ended("data_analysis", """
                {"data_source": "support_tickets", "analysis_type": "sentiment", "output_format": "json"}""");

        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("results")
                        .path("data")
                        .path("texts")
                        .get(0)
                        .path("label")
                        .asString())
                .isEqualTo("positive");
        assertThat(refusal(
                        "sentiment_analysis",
                        "{\"data_source\": \"support_tickets\", \"analysis_type\": \"sentiment\"}"))
                .contains("analysis_type must be one of comprehensive");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data_source\": \"unicorns\"}|There is no data source 'unicorns'",
                "{}|Name either requirements.data_source",
                "{\"data_source\": \"customer\", \"analysis_type\": \"mood\"}|analysis_type must be one of",
                "{\"data_source\": \"customer\", \"analysis_type\": \"counts\", \"analysis_depth\": \"comprehensive\"}|would change nothing",
                "{\"data_source\": \"customer\", \"analysis_depth\": \"deep\"}|analysis_depth must be one of basic, comprehensive",
                "{\"data_source\": \"customer\", \"analysis_type\": \"sentiment\", \"limit\": 1, \"group_by\": \"sector\"}|group_by is not understood",
                "{\"data_source\": \"customer\", \"analysis_type\": \"groups\"}|group_by is missing",
                "{\"data_source\": \"customer\", \"analysis_type\": \"groups\", \"group_by\": \"colour\"}|Nothing has a value for 'colour'",
                "{\"data_source\": \"customer\", \"analysis_type\": \"outliers\", \"property\": \"sector\"}|holds no numbers",
                "{\"data_source\": \"customer\", \"colour\": 1}|requirements.colour is not understood",
                "{\"statement\": \"CREATE (n) RETURN n\"}|read",
                "{\"statement\": \"RETURN\"}|Invalid input"
            })
    void refusesWhatItDoesNotUnderstandForGood(String requirements, String message) {
        customers();

        var task = ended("data_analysis", requirements);

        assertThat(task.path("status").asString()).isEqualTo("failed");
        assertThat(task.path("attempt").asInt()).isEqualTo(1);
        assertThat(task.path("error").path("message").asString()).contains(message);
    }

    @Test
    void gathersWhatTheGraphKnowsOfATopic() {
        customers();
        allCanBeFound();

        var task = ended("research", "{\"topic\": \"wind power\", \"types\": [\"customer\"], \"limit\": 3}");

        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("completed");
        var findings = task.path("results").path("data").path("findings");
        assertThat(findings.get(0).path("id").asString()).isEqualTo("customer_windy");
        assertThat(findings).hasSize(3);
        assertThat(task.path("results").path("summary").asString()).contains("Windy");
        assertThat(refusal("research", "{\"depth\": 2}")).contains("depth");
    }

    private void customers() {
        for (int i = 1; i <= 8; i++) {
            customer("" + i, "Company " + i, "Technology", i == 8 ? 1000 : i);
        }
        customer("windy", "Windy Turbines, wind power for all", "Energy", 8);
    }

    private void customer(String key, String name, String sector, int revenue) {
        http().post("/knowledge-graph/entities", """
                {"type": "customer", "id": "%s", "properties": {"name": "%s", "sector": "%s", "revenue": %d}}""".formatted(key, name, sector, revenue));
    }

    private JsonNode data(String requirements) {
        return results("data_analysis", requirements).path("data");
    }
}
