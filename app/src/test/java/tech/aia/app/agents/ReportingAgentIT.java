package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.graph.task.TaskQueue;
import tools.jackson.databind.JsonNode;

class ReportingAgentIT extends AgentIT {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ReportingAgent agent;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TaskQueue queue;

    @Test
    void reportsOnTheTasksItDependsOnInTheirOrder() throws InterruptedException {
        var first = analysed();
        var second = completed("An errand");
        var last = submitted("nobody_does_this", "All of it", "{\"sections\": [\"summary\"]}");
        graph().write(tx -> tx.run("""
                        MATCH (t:Entity {id: $last}), (d:Entity) WHERE d.id IN $earlier
                        CREATE (t)-[:DEPENDS_ON]->(d)""", Map.of("last", whole(last), "earlier", List.of(whole(second), whole(first)))));

        var completion = agent.run(new TaskWork(queue.find(whole(last)).orElseThrow()));

        assertThat(completion.summary()).isEqualTo("All of it: a report of 2 tasks, 1 of them with results");
        assertThat(String.valueOf(completion.media().getFirst().get("content")))
                .containsSubsequence("## 1. Customers by sector", "## 2. An errand");
        assertThat(completion.about()).hasSize(2).anyMatch(id -> id.startsWith("result_"));
    }

    private static String whole(String id) {
        return id.startsWith("task_") ? id : "task_" + id;
    }

    @Test
    void writesAReportInMarkdownWithTablesAndAChart() {
        var first = analysed();
        var second = completed("A task <b>without</b> a result");

        var results = results(
                "reporting", "{\"title\": \"Sectors & more\", \"tasks\": [\"%s\", \"%s\"]}".formatted(first, second));

        assertThat(results.path("summary").asString())
                .isEqualTo("Sectors & more: a report of 2 tasks, 1 of them with results");
        var report = medium(results, 0, "text/markdown");
        assertThat(report)
                .startsWith("# Sectors \\& more\n")
                .contains("## 1. Customers by sector\n")
                .contains("2 groups by sector; the largest is Technology with 3")
                .contains(
                        "| Value | Count | Share |\n|---|---:|---:|\n| Technology | 3 | 0.7500 |\n| Oil \\| Gas | 1 | 0.2500 |")
                .contains("![Customers by sector](chart.svg)")
                .contains("## 2. A task \\<b\\>without\\</b\\> a result\n")
                .contains("It has no result.");
        assertThat(medium(results, 1, "image/svg+xml")).contains("Technology: 3", "Oil | Gas: 1");
        assertThat(results.path("data").path("tasks").get(1).path("status").asString())
                .isEqualTo("completed");
    }

    @Test
    void leavesOutTheSectionsNotAskedFor() {
        var task = analysed();

        var results = results("reporting", "{\"tasks\": [\"%s\"], \"sections\": [\"summary\"]}".formatted(task));

        assertThat(medium(results, 0, "text/markdown"))
                .contains("2 groups by sector")
                .doesNotContain("|", "chart.svg");
        assertThat(results.path("media")).hasSize(1);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(refusal("reporting", "{}")).contains("depends on no other");
        assertThat(refusal("reporting", "{\"tasks\": [\"nowhere\"]}")).contains("There is no task 'task_nowhere'");
        assertThat(refusal("reporting", "{\"tasks\": [\"a\"], \"sections\": [\"jokes\"]}"))
                .contains("not 'jokes'");
    }

    private String analysed() {
        for (int i = 1; i <= 4; i++) {
            entity("customer", "" + i, Map.of("name", "C" + i, "sector", i == 4 ? "Oil | Gas" : "Technology"));
        }
        var id = submitted(
                "data_analysis",
                "Customers by sector",
                "{\"data_source\": \"customer\", \"analysis_type\": \"groups\", \"group_by\": \"sector\"}");
        assertThat(ended(id).path("status").asString()).isEqualTo("completed");
        return id;
    }

    /** A worker that has nothing to show. */
    private String completed(String description) {
        var id = submitted("errand", description, "{}");
        var token = http().post("/workers/claim", "{\"worker\": \"w\", \"capabilities\": [\"errand\"]}")
                .json()
                .path("tasks")
                .get(0)
                .path("fencing_token");
        http().post("/tasks/" + id + "/complete", "{\"fencing_token\": " + token + "}");
        return id;
    }

    private static String medium(JsonNode results, int place, String type) {
        var medium = results.path("media").get(place);
        assertThat(medium.path("type").asString()).isEqualTo(type);
        return medium.path("content").asString();
    }
}
