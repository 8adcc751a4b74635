package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.app.agents.llm.LlmEndpoint.calls;
import static tech.aia.app.agents.llm.LlmEndpoint.hangs;
import static tech.aia.app.agents.llm.LlmEndpoint.isBusy;
import static tech.aia.app.agents.llm.LlmEndpoint.redirects;
import static tech.aia.app.agents.llm.LlmEndpoint.refuses;
import static tech.aia.app.agents.llm.LlmEndpoint.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tech.aia.app.Http;
import tech.aia.app.agents.llm.LlmEndpoint;
import tools.jackson.databind.JsonNode;

/** Agents with a language model, whose endpoint is a server on this machine that says what a test tells it to. */
@ExtendWith(OutputCaptureExtension.class)
class LlmAgentsIT extends AgentIT {
    private static final String RICHEST =
            "{\"statement\": \"MATCH (c:Customer) RETURN c.id, c.name, c.revenue ORDER BY c.revenue DESC LIMIT $n\","
                    + " \"parameters\": {\"n\": 1}}";
    private static final Pattern DOCUMENTED_BODY = Pattern.compile("-d '(.*?)'", Pattern.DOTALL);

    private final LlmEndpoint endpoint = LlmEndpoint.shared();

    @AfterEach
    void letGo() {
        endpoint.script();
    }

    @Test
    void asksTheGraphByToolsAndAnswers() {
        entity("customer", "small", Map.of("name", "Small Shop", "revenue", 5));
        entity("customer", "windy", Map.of("name", "Windy Turbines", "revenue", 900, "description", "Wind power"));
        entity("customer", "other", Map.of("name", "Other", "revenue", 7));
        allCanBeFound();
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "llama3.1", "temperature", 0.5));
        endpoint.script(
                calls("query_graph", RICHEST),
                calls(
                        "search_graph",
                        "{\"query\": \"electricity from wind\", \"types\": [\"customer\"], \"limit\": 2}"),
                says("# The richest\n\nIt is **Windy Turbines**. It sells wind power."));

        var task = ended(submitted("ask", "Who is the richest customer?", "{\"region\": \"north\"}"));

        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("assigned_agents").get(0).asString()).isEqualTo("analyst");
        var results = task.path("results");
        assertThat(results.path("summary").asString()).isEqualTo("The richest");
        assertThat(results.path("data").path("answer").asString()).contains("**Windy Turbines**");
        assertThat(results.path("data").path("finish_reason").asString()).isEqualTo("stop");
        assertThat(results.path("data").path("steps")).hasSize(2);
        assertThat(results.path("data").path("steps").get(0).path("rows").asInt())
                .isEqualTo(1);
        assertThat(results.path("metrics"))
                .isEqualTo(JSON.valueToTree(Map.of(
                        "steps",
                        3,
                        "prompt_tokens",
                        300,
                        "completion_tokens",
                        30,
                        "tokens_estimated",
                        false,
                        "tool_calls",
                        2)));
        assertThat(results.path("media").get(0).path("content").asString()).startsWith("# The richest");
        assertThat(about(task)).containsExactly("customer_windy");

        var asked = endpoint.asked();
        assertThat(asked).hasSize(3).allSatisfy(one -> {
            assertThat(one.authorization()).isNull();
            assertThat(one.body().path("model").asString()).isEqualTo("llama3.1");
            assertThat(one.body().path("temperature").asDouble()).isEqualTo(0.5);
            assertThat(one.body().path("tools").findValuesAsString("name"))
                    .containsExactly("query_graph", "search_graph");
        });
        assertThat(asked.getFirst().message("system"))
                .contains("You are Analyst", "(:Customer {type: 'customer'}), 3: ", "revenue")
                .doesNotContain("embedding");
        assertThat(asked.getFirst().message("user")).contains("Who is the richest customer?", "north");
        assertThat(asked.get(1).toolResults().getFirst())
                .isEqualTo(
                        "{\"rows\": [{\"c.id\":\"customer_windy\",\"c.name\":\"Windy Turbines\",\"c.revenue\":900}]}");
        assertThat(asked.get(2).toolResults().getFirst())
                .startsWith("{\"found\":[{\"id\":\"customer_windy\"")
                .contains("similarity");
    }

    @Test
    void aModelThatCallsWronglyIsToldAndCanMendIt() {
        entity("customer", "windy", Map.of("name", "Windy", "revenue", 900));
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m", "tools", List.of("query")));
        endpoint.script(
                calls(
                        "query_graph",
                        "{\"statement\": \"MATCH (c:Customer) SET c.revenue = 0 RETURN c\"}",
                        "query_graph",
                        "{\"statement\": \"MATCH (c:Customer RETURN c\"}",
                        "query_graph",
                        "{\"statement\": \"LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row\"}",
                        "search_graph",
                        "{\"query\": \"wind\"}",
                        "query_graph",
                        "no json"),
                calls("query_graph", RICHEST),
                says("customer_windy"));

        var task = ended(submitted("ask", "Who?", "{}"));

        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("completed");
        assertThat(endpoint.asked().get(1).toolResults())
                .satisfiesExactly(
                        write -> assertThat(write).startsWith("Error: ").containsIgnoringCase("read"),
                        wrong -> assertThat(wrong).startsWith("Error: ").contains("Invalid input"),
                        file -> assertThat(file).startsWith("Error: ").contains("LOAD CSV"),
                        tool -> assertThat(tool).isEqualTo("Error: There is no such tool; there are query_graph"),
                        text -> assertThat(text).contains("no JSON object"));
        assertThat(endpoint.asked().get(2).toolResults().getFirst()).contains("900");
        assertThat(graph().read("MATCH (c:Customer) RETURN c.revenue AS revenue", Map.of())
                        .getFirst()
                        .integer("revenue"))
                .isEqualTo(900);
        assertThat(task.path("results").path("data").path("steps").findValuesAsString("error"))
                .hasSize(5);
        assertThat(about(task)).containsExactly("customer_windy");
    }

    @ParameterizedTest
    @CsvSource({"max_steps, 2", "max_tokens, 215", "timeout_seconds, 1"})
    void stopsAtItsLimitsForGood(String limit, int value) {
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m", limit, value));
        var call = calls("query_graph", "{\"statement\": \"RETURN 1 AS one\"}");
        endpoint.script(call, call, limit.equals("timeout_seconds") ? hangs() : call, says("Too late"));

        var task = ended(submitted("ask", "Who?", "{}"));

        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("failed");
        assertThat(task.path("attempt").asInt()).isEqualTo(1);
        assertThat(task.path("error").path("type").asString()).isEqualTo("limit_exceeded");
        assertThat(task.path("error").path("message").asString()).contains("configuration." + limit);
        assertThat(endpoint.asked()).hasSize(limit.equals("timeout_seconds") ? 3 : 2);
    }

    @Test
    void anAnswerThatComesIsKeptThoughItTookMoreTokens() {
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m", "max_tokens", 5, "max_steps", 1));
        endpoint.script(says("Here it is. And more."));

        var task = ended(submitted("ask", "Who?", "{}"));

        assertThat(task.path("results").path("summary").asString())
                .as(task.toString())
                .isEqualTo("Here it is.");
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404"})
    void whatTheEndpointRefusesFailsForGood(int status) {
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m"));
        endpoint.script(refuses(status, "not you"), says("Too late"));

        var error = failedAtOnce(submitted("ask", "Who?", "{}"));

        assertThat(error.path("type").asString()).isEqualTo("endpoint_refused");
        assertThat(error.path("message").asString()).endsWith("answered " + status + ": not you");
    }

    @Test
    void doesNotFollowTheEndpointElsewhere() {
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m"));
        endpoint.script(redirects(endpoint.url() + "/v1/chat/completions"), says("Followed"));

        var error = failedAtOnce(submitted("ask", "Who?", "{}"));

        assertThat(error.path("message").asString()).contains("307", "redirects are not followed");
    }

    @Test
    void whatIsTheEndpointsTroubleIsTriedAgain() {
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m"));
        endpoint.script(refuses(429, "slow down"), refuses(503, "no"), says(""), says("Done"));

        var id = http().post("/tasks/submit", """
                {"task_type": "ask", "description": "Who?", "retry": {"max_attempts": 4, "initial_delay_ms": 0}}""").json().path("task_id").asString();
        var task = ended(id);

        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("attempt").asInt()).isEqualTo(4);
        var reasons =
                graph()
                        .read("MATCH (:Task)-[:HAD]->(e:TaskEvent) RETURN e.reason AS reason ORDER BY e.seq", Map.of())
                        .stream()
                        .map(row -> row.string("reason"))
                        .toList();
        assertThat(reasons)
                .anyMatch(reason -> reason.contains("429: slow down"))
                .anyMatch(reason -> reason.contains("503: no"))
                .anyMatch(reason -> reason.contains("empty answer"));
    }

    @Test
    void aBusyEndpointIsLeftAloneAsLongAsItSays() {
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m"));
        var date = ZonedDateTime.now(ZoneOffset.UTC).plusHours(2).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        for (var told : Map.of("3600", 60, date, 120, "99999999", 24 * 60, "soon", 0, "-5", 0)
                .entrySet()) {
            endpoint.script(isBusy(told.getKey().equals(date) ? 503 : 429, told.getKey()));

            var id = http().post("/tasks/submit", """
                    {"task_type": "ask", "description": "Who?", "retry": {"max_attempts": 2, "initial_delay_ms": 600000}}""").json().path("task_id").asString();
            eventually("it was refused once", () -> minutesUntilReady(id) != null);

            assertThat(Objects.requireNonNull(minutesUntilReady(id)))
                    .as(told.getKey())
                    .isBetween(told.getValue() - 1L, told.getValue() + 11L);
            http().post("/tasks/" + id + "/cancel", "{}");
        }
    }

    private @Nullable Long minutesUntilReady(String id) {
        var ready = graph().readOne(
                        "MATCH (t:Task {id: $id}) RETURN CASE WHEN t.status = 'queued' AND t.attempt > 0"
                                + " THEN duration.inSeconds(datetime(), t.ready_at).minutes END AS minutes",
                        Map.of("id", id))
                .orElseThrow()
                .get("minutes");
        return ready instanceof Long minutes ? minutes : null;
    }

    @Test
    void anEndpointThatIsNotThereIsTriedAgain() {
        agent("analyst", Map.of("base_url", "http://localhost:1/v1", "model", "m"));

        var id = http().post("/tasks/submit", """
                {"task_type": "ask", "description": "Who?", "retry": {"max_attempts": 2, "initial_delay_ms": 0}}""").json().path("task_id").asString();
        var task = ended(id);

        assertThat(task.path("attempt").asInt()).isEqualTo(2);
        assertThat(task.path("error").path("type").asString()).isEqualTo("endpoint_unavailable");
    }

    @Test
    void aCallThatHangsHoldsUpNobodyAndEndsWhenItIsCancelled() {
        entity("customer", "windy", Map.of("name", "Windy"));
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m"));
        endpoint.script(hangs(), hangs());
        var first = submitted("ask", "Who?", "{}");
        var second = submitted("ask", "Who?", "{}");
        eventually("both are asked", () -> endpoint.asked().size() == 2);
        eventually(
                "progress is told",
                () -> http().get("/tasks/" + first)
                                .json()
                                .path("partial_results")
                                .path("step")
                                .asInt()
                        == 1);

        assertThat(results("data_analysis", "{\"data_source\": \"customer\"}")
                        .path("data")
                        .path("rows")
                        .asInt())
                .isEqualTo(1);

        for (var id : List.of(first, second)) {
            assertThat(http().post("/tasks/" + id + "/cancel", "{}").status()).isLessThan(300);
            assertThat(ended(id).path("status").asString()).isEqualTo("cancelled");
        }
    }

    @Test
    void aKeyIsSentToItsEndpointAndSeenNowhereElse(CapturedOutput output) {
        agent("analyst", Map.of("base_url", endpoint.keyedUrl(), "model", "m", "key", "testing"));
        endpoint.script(
                says("Your key is " + LlmEndpoint.KEY), refuses(403, "Your key " + LlmEndpoint.KEY + " is bad"));

        var answered = ended(submitted("ask", "Who?", "{}"));
        var refused = failedAtOnce(submitted("ask", "Who?", "{}"));

        assertThat(endpoint.asked())
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.authorization()).isEqualTo("Bearer " + LlmEndpoint.KEY));
        assertThat(answered.path("results").path("data").path("answer").asString())
                .as(answered.toString())
                .isEqualTo("Your key is ***");
        assertThat(refused.path("message").asString()).endsWith("answered 403: Your key *** is bad");
        assertThat(graph().read(
                                "MATCH (n) WHERE any(key IN keys(n) WHERE toStringOrNull(n[key]) CONTAINS $key)"
                                        + " RETURN count(n) AS found",
                                Map.of("key", LlmEndpoint.KEY))
                        .getFirst()
                        .integer("found"))
                .isZero();
        assertThat(output.getAll()).doesNotContain(LlmEndpoint.KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base_url|http://169.254.169.254/v1|may not call",
                "base_url|https://api.example.com/v1|may not call",
                "base_url|http://localhost:1/v1/../x|plain",
                "base_url|http://user:secretword@localhost:1/v1|no user",
                "base_url|localhost:11434|http://",
                "model||missing",
                "key|testing|may not be sent",
                "key|sk-secretword|not a key",
                "api_key|sk-secretword|AIA_LLM_KEYS_",
                "max_steps|51|from 1 to 50",
                "temperature|hot|from 0 to 2",
                "tools|write|query and search",
                "colour|blue|known are base_url"
            })
    void aConfigurationThatIsWrongIsRefusedWhereItIsGivenAndWhereItIsUsed(String member, String value, String message) {
        var configuration = new HashMap<String, Object>(Map.of("base_url", endpoint.url(), "model", "m"));
        configuration.put(member, value == null ? "" : value.matches("\\d+") ? Integer.valueOf(value) : value);

        var refused = register("analyst", configuration);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo("configuration." + member);
        assertThat(refused.text()).contains(message).doesNotContain("secretword");
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m"));
        var change = http().json(
                        "PATCH", "/agents/analyst", JSON.writeValueAsString(Map.of("configuration", configuration)));
        assertThat(change.errorField()).isEqualTo("configuration." + member);
        graph().write(tx -> tx.run(
                "MATCH (a:Agent {id: 'agent_analyst'}) SET a.configuration = $configuration",
                Map.of("configuration", JSON.writeValueAsString(configuration))));
        var error = failedAtOnce(submitted("ask", "Who?", "{}"));
        assertThat(error.path("type").asString()).isEqualTo("invalid_configuration");
        assertThat(error.path("message").asString())
                .contains("configuration." + member)
                .doesNotContain("secretword");
        assertThat(endpoint.asked()).isEmpty();
    }

    @Test
    void anAgentBecomesOneOnlyWithAConfigurationInOrder() {
        assertThat(http().post("/agents", "{\"agent_id\": \"a\", \"name\": \"A\", \"agent_type\": \"other\"}")
                        .status())
                .isEqualTo(201);

        var refused = http().json("PATCH", "/agents/a", "{\"agent_type\": \"llm\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo("configuration.base_url");
    }

    @Test
    void aDisabledAgentGetsNothing() {
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "first"));
        assertThat(http().post("/agents/analyst/disable", "{}").status()).isEqualTo(200);
        endpoint.script(says("One"), says("Two"));
        var waiting = submitted("ask", "Who?", "{}");
        assertThat(register("other", Map.of("base_url", endpoint.url(), "model", "second"), "answer")
                        .status())
                .isEqualTo(201);

        assertThat(ended(submitted("answer", "Who?", "{}")).path("status").asString())
                .isEqualTo("completed");
        assertThat(http().get("/tasks/" + waiting).json().path("status").asString())
                .isEqualTo("accepted");
        http().post("/agents/analyst/enable", "{}");
        assertThat(ended(waiting).path("results").path("data").path("answer").asString())
                .isEqualTo("Two");
    }

    @Test
    void passesOnWhatTheTaskDependsOn() {
        entity("customer", "windy", Map.of("name", "Windy"));
        agent("analyst", Map.of("base_url", endpoint.url(), "model", "m"));
        endpoint.script(says("Good"));
        var first = submitted("data_analysis", "", "{\"data_source\": \"customer\"}");

        var id = http().post("/tasks/submit", """
                {"task_type": "ask", "description": "Explain", "depends_on": ["%s"]}""".formatted(first))
                .json()
                .path("task_id")
                .asString();

        assertThat(ended(id).path("status").asString()).isEqualTo("completed");
        assertThat(endpoint.asked().getFirst().message("user"))
                .contains(
                        "Explain",
                        "Input from task_" + first.replaceFirst("^task_", ""),
                        "data_analysis",
                        "\"rows\":1");
    }

    @Test
    void whatIsDocumentedWorks() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "agents.md"));
        var bodies = DOCUMENTED_BODY
                .matcher(page.substring(page.indexOf("## LLM agents")))
                .results()
                .map(body -> body.group(1).replace("http://localhost:11434/v1", endpoint.url()))
                .toList();
        assertThat(bodies).hasSize(2);
        endpoint.script(says("Done"));

        assertThat(http().post("/agents", bodies.getFirst()).status()).isEqualTo(201);
        var task = http().post("/tasks/submit", bodies.getLast())
                .json()
                .path("task_id")
                .asString();

        assertThat(ended(task).path("results").path("data").path("answer").asString())
                .isEqualTo("Done");
    }

    private void agent(String id, Map<String, ?> configuration) {
        var answer = register(id, configuration);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private Http.Answer register(String id, Map<String, ?> configuration) {
        return register(id, configuration, "ask");
    }

    private Http.Answer register(String id, Map<String, ?> configuration, String capability) {
        return http().post(
                        "/agents",
                        JSON.writeValueAsString(Map.of(
                                "agent_id",
                                id,
                                "name",
                                "Analyst",
                                "agent_type",
                                "llm",
                                "capabilities",
                                List.of(capability),
                                "configuration",
                                configuration)));
    }

    /** Its error. */
    private JsonNode failedAtOnce(String id) {
        var task = ended(id);
        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("failed");
        assertThat(task.path("attempt").asInt()).isEqualTo(1);
        return task.path("error");
    }

    private List<String> about(JsonNode task) {
        return graph()
                .read(
                        "MATCH (:Entity {id: $id})-[:PRODUCED]->(:Result)-[:ABOUT]->(e) RETURN e.id AS id ORDER BY id",
                        Map.of("id", "task_" + task.path("task_id").asString().replaceFirst("^task_", "")))
                .stream()
                .map(row -> row.string("id"))
                .toList();
    }
}
