package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.app.AppIT;
import tools.jackson.databind.JsonNode;

class WorkflowIT extends AppIT {
    private static final String DOCUMENTED = """
            {"task_type": "complex_analysis", "description": "Comprehensive market analysis with recommendations",
             "agents_required": ["market_research_agent", "strategy_agent"],
             "workflow": {
               "stage_1": {"agent": "market_research_agent", "task": "Gather market data", "dependencies": []},
               "stage_2": {"agent": "strategy_agent", "task": "Analyze market trends", "dependencies": ["stage_1"]}}}""";

    @Test
    void theDocumentedOrchestrationRunsThroughItsStages() {
        agents();
        var run = http().post("/tasks/orchestrate", DOCUMENTED);
        assertThat(run.status()).isEqualTo(200);
        var id = run.json().path("workflow_run_id").asString();
        assertThat(run.json().path("status").asString()).isEqualTo("accepted");
        assertThat(run.json().path("tracking_url").asString()).isEqualTo("/workflow-runs/" + id);
        assertThat(run.json().path("stages").propertyNames()).containsExactly("stage_1", "stage_2");

        var first = claim("market_research_agent");
        complete(first, "{\"summary\": \"three rivals\", \"results\": {\"rivals\": 3}}");
        var second = claim("strategy_agent");
        var input = second.path("inputs").path(0);
        assertThat(input.path("stage").asString()).isEqualTo("stage_1");
        assertThat(input.path("results").path("rivals").asInt()).isEqualTo(3);
        assertThat(http().get("/workflow-runs/" + id).json().path("status").asString())
                .isEqualTo("in_progress");
        complete(second, "{\"summary\": \"grow\"}");

        var done = http().get("/workflow-runs/" + id).json();
        assertThat(done.path("status").asString()).isEqualTo("completed");
        assertThat(done.path("progress").asDouble()).isEqualTo(100);
        assertThat(done.path("stages")
                        .path("stage_2")
                        .path("results")
                        .path("summary")
                        .asString())
                .isEqualTo("grow");
        assertThat(http().get("/workflow-runs?status=completed")
                        .json()
                        .path("runs")
                        .path(0)
                        .path("workflow_run_id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void builtInAgentsTakeStagesToo() {
        var run = http().post("/tasks/orchestrate", """
                {"workflow": {
                   "count": {"task_type": "data_analysis", "task": "How many of each kind", "requirements":
                             {"analysis_type": "counts", "statement": "MATCH (e:Entity) RETURN e.type AS type"}},
                   "look": {"task_type": "research", "task": "agents", "dependencies": ["count"]}}}""");
        assertThat(run.status()).isEqualTo(200);
        var id = run.json().path("workflow_run_id").asString();
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        var status = "";
        while (!status.equals("completed") && !status.equals("failed") && System.nanoTime() < deadline) {
            status = http().get("/workflow-runs/" + id).json().path("status").asString();
        }
        assertThat(http().get("/workflow-runs/" + id).json().toPrettyString()).contains("\"status\" : \"completed\"");
    }

    @Test
    void aWorkflowHasVersionsAndRunsKeepTheirs() {
        var name = "/workflows/review";
        var body = "{\"description\": \"d\", \"stages\": {\"a\": {\"task\": \"look\"}}}";
        assertThat(http().json("PUT", name, body).json().path("version").asInt())
                .isEqualTo(1);
        assertThat(http().json("PUT", name, body).json().path("version").asInt())
                .isEqualTo(1);
        var run = http().post(name + "/runs", "{}").json();
        assertThat(run.path("version").asInt()).isEqualTo(1);
        assertThat(http().json("PUT", name, body.replace("look", "look twice"))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(http().get(name + "/versions").json()).hasSize(2);
        assertThat(http().get(name + "?version=1")
                        .json()
                        .path("stages")
                        .path("a")
                        .path("task")
                        .asString())
                .isEqualTo("look");

        var runPath = "/workflow-runs/" + run.path("workflow_run_id").asString();
        assertThat(http().post(runPath + "/pause", "{}").json().path("status").asString())
                .isEqualTo("paused");
        assertThat(http().post(runPath + "/resume", "{}").json().path("status").asString())
                .isEqualTo("accepted");
        assertThat(http().post(runPath + "/cancel", "{}").json().path("status").asString())
                .isEqualTo("cancelled");
        assertThat(http().post(runPath + "/pause", "{}").status()).isEqualTo(409);
        assertThat(http().post(runPath + "/retry", "{}").json().path("status").asString())
                .isEqualTo("accepted");
        assertThat(http().post(runPath + "/cancel", "{}").status()).isEqualTo(200);
        assertThat(http().delete(name).status()).isEqualTo(204);
        assertThat(http().get(name).status()).isEqualTo(404);
        assertThat(http().get(runPath).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | workflow",
                "{\"workflow\": {}} | 422 | workflow",
                "{\"workflow\": {\"a\": {\"task\": \"x\", \"dependencies\": [\"b\"]}}} | 422 | workflow.a.dependencies",
                "{\"workflow\": {\"a\": {\"task\": \"x\", \"dependencies\": [\"a\"]}}} | 422 | workflow",
                "{\"workflow\": {\"a\": {\"task\": \"x\", \"agent\": \"nobody\"}}} | 422 | workflow.a.agent",
                "{\"workflow\": {\"a\": {\"task\": \"x\"}}, \"agents_required\": [\"nobody\"]} | 422 | agents_required",
                "{\"workflow\": {\"a\": {\"task\": \"x\"}}, \"task_type\": \"\"} | 422 | task_type",
                "{\"workflow\": {\"a\": {\"task\": \"x\"}}, \"on_failure\": \"panic\"} | 422 | on_failure",
                "{\"workflow\": [1]} | 422 | workflow",
            })
    void refusesWhatCannotRun(String body, int status, String field) {
        var answer = http().post("/tasks/orchestrate", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.errorField()).isEqualTo(field);
    }

    @Test
    void agentsAreRequiredByNameOrById() {
        http().post("/agents", "{\"agent_id\": \"mr\", \"name\": \"Market Research\", \"capabilities\": []}");
        for (var called : new String[] {"mr", "agent_mr", "Market Research"}) {
            var run = http().post(
                            "/tasks/orchestrate",
                            "{\"workflow\": {\"a\": {\"task\": \"x\", \"agent\": \"%s\"}}, \"agents_required\": [\"%s\"]}"
                                    .formatted(called, called));
            assertThat(run.status()).as(run.text()).isEqualTo(200);
            assertThat(run.json().path("assigned_agents").path(0).asString()).isEqualTo("mr");
        }
    }

    private void agents() {
        for (var agent : new String[] {"market_research_agent", "strategy_agent"}) {
            http().post(
                            "/agents",
                            "{\"agent_id\": \"%s\", \"name\": \"%s\", \"capabilities\": []}".formatted(agent, agent));
        }
    }

    private JsonNode claim(String agent) {
        return http().post(
                        "/workers/claim",
                        "{\"worker\": \"w\", \"agent\": \"%s\", \"wait_seconds\": 10}".formatted(agent))
                .json()
                .path("tasks")
                .path(0);
    }

    private void complete(JsonNode task, String report) {
        var body = report.replaceFirst(
                "\\{", "{\"fencing_token\": " + task.path("fencing_token").asLong() + ", ");
        var answer = http().post("/tasks/" + task.path("task_id").asString() + "/complete", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
