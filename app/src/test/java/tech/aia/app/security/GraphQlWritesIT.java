package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mutations behind the same doors as the REST API: who may, how many, by which rules, and what is recorded of it. */
class GraphQlWritesIT extends AppIT {

    @Test
    void tasksCountAgainstTheSameAllowanceAsThoseOfRest() {
        var client = client("write", "enterprise");
        var task = "{\"task_type\": \"nothing\", \"description\": \"to do\"}";
        client.post("/tasks/batch-submit", "{\"tasks\": [" + String.join(",", Collections.nCopies(499, task)) + "]}");
        var create = "mutation { createTask(type: \"nothing\", description: \"to do\") { id } }";
        assertThat(ask(client, create).json().path("errors").isMissingNode()).isTrue();

        var rest = client.post("/tasks/submit", task);
        assertThat(rest.status()).isEqualTo(429);
        var refused = error(ask(client, create));
        assertThat(refused.path("extensions").path("code").asString())
                .isEqualTo("E021")
                .isEqualTo(rest.errorCode());
        assertThat(refused.path("message").asString()).contains("At most 500 tasks");
        assertThat(error(ask(client, "mutation { submitTask(input: {type: \"nothing\"}) { id } }"))
                        .path("extensions")
                        .path("code")
                        .asString())
                .isEqualTo("E021");
    }

    @Test
    void refusalsHaveTheCodesOfRest() {
        http().post("/knowledge-graph/entities", "{\"type\": \"customer\", \"id\": \"a\"}");
        assertThat(code("mutation { createCustomer(key: \"a\", input: {}) { id } }"))
                .isEqualTo(http().post("/knowledge-graph/entities", "{\"type\": \"customer\", \"id\": \"a\"}")
                        .errorCode());
        assertThat(code("mutation { deleteEntity(id: \"customer_b\") }"))
                .isEqualTo(http().delete("/knowledge-graph/entities/customer_b").errorCode());
        assertThat(code("mutation { createEntity(type: \"No!\") { id } }"))
                .isEqualTo(http().post("/knowledge-graph/entities", "{\"type\": \"No!\"}")
                        .errorCode());
    }

    @Test
    void theRulesOfAgentsWithAModelHoldHereToo() {
        var refused = error(ask(http(), """
                mutation { createAgent(input: {name: "Talker", type: "llm", configuration: {model: 7}}) { id } }"""));
        assertThat(refused.path("extensions").path("code").asString()).isEqualTo("E001");
        assertThat(refused.path("extensions").path("field").asString()).startsWith("input.configuration");
        assertThat(http().get("/agents/talker").status()).isEqualTo(404);
    }

    @Test
    void whoMayWriteTasksOnlyCommentsOnTasksOnly() {
        http().post("/knowledge-graph/entities", "{\"type\": \"customer\", \"id\": \"a\"}");
        graph().write(tx -> tx.run("CREATE (:Entity:Task {id: 'task_a', type: 'task'})", Map.of()));
        var key = http().post("/auth/api-keys", "{\"name\": \"tasks\", \"permissions\": [\"tasks:write\"]}")
                .json()
                .path("key")
                .asString();

        var refused = error(comment(key, "customer_a"));
        assertThat(refused.path("extensions").path("classification").asString()).isEqualTo("FORBIDDEN");
        assertThat(refused.path("extensions").path("field").asString()).isEqualTo("Mutation.addComment");
        assertThat(refused.path("extensions").path("permissions").path(0).asString())
                .isEqualTo("graph:write");
        assertThat(graph().read("MATCH (c:Comment) RETURN c.id AS id", Map.of()))
                .isEmpty();
        assertThat(comment(key, "task_a").json().path("errors").isMissingNode()).isTrue();
    }

    private Http.Answer comment(String key, String about) {
        var query = "mutation { addComment(about: \"" + about + "\", text: \"Late\") { author } }";
        return stranger()
                .send(stranger()
                        .request("/graphql")
                        .header("X-API-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", query)))));
    }

    @Test
    void whatIsWrittenIsRecordedByTheNamesOfItsFields() {
        var written = ask(http(), """
                mutation Two { ...Both } mutation Other { deleteEntity(id: "x") }
                fragment Both on Mutation {
                  first: createEntity(type: "note", key: "1", properties: {name: "private-words"}) { id }
                  ... on Mutation { addComment(about: "note_1", text: "private-words") { author } }
                }""", "Two");
        assertThat(written.json().path("data").path("addComment").path("author").asString())
                .isEqualTo(credential("client.id"));
        var half = ask(http(), """
                mutation { createEntity(type: "note", key: "2") { id } deleteEntity(id: "note_9") }""");
        var read = ask(http(), "{ entities { id } }");
        var reader = client("read", "enterprise");
        var refused = ask(reader, "mutation { deleteEntity(id: \"note_1\") }");
        assertThat(error(refused).path("extensions").path("classification").asString())
                .isEqualTo("FORBIDDEN");
        assertThat(http().get("/knowledge-graph/entities/note_1").status()).isEqualTo(200);

        eventually("the last is recorded", () -> !recorded(refused).isMissingNode());
        assertThat(recorded(refused).path("outcome").asString()).isEqualTo("failed");
        assertThat(fields(refused)).isEqualTo("deleteEntity");
        assertThat(recorded(written).path("outcome").asString()).isEqualTo("ok");
        assertThat(fields(written)).isEqualTo("createEntity,addComment");
        assertThat(recorded(written).toString()).doesNotContain("private-words");
        assertThat(recorded(half).path("outcome").asString()).isEqualTo("failed");
        assertThat(recorded(read).isMissingNode()).isTrue();
    }

    private static Http.Answer ask(Http caller, String query) {
        return ask(caller, query, "");
    }

    private static Http.Answer ask(Http caller, String query, String operation) {
        var body = operation.isEmpty() ? Map.of("query", query) : Map.of("query", query, "operationName", operation);
        return caller.post("/graphql", JsonMapper.shared().writeValueAsString(body));
    }

    private String code(String mutation) {
        return error(ask(http(), mutation)).path("extensions").path("code").asString();
    }

    private static JsonNode error(Http.Answer answer) {
        assertThat(answer.json().path("errors")).as(answer.text()).hasSize(1);
        return answer.json().path("errors").path(0);
    }

    private String fields(Http.Answer answer) {
        return recorded(answer).path("details").path("fields").asString();
    }

    /** What the audit log holds of a mutation. */
    private JsonNode recorded(Http.Answer answer) {
        var id = answer.header("X-Request-ID");
        return admin().get("/access/audit?limit=1000&action=graphql.mutate")
                .json()
                .path("records")
                .valueStream()
                .filter(record -> record.path("request_id").asString("").equals(id))
                .findFirst()
                .orElseGet(() -> JsonMapper.shared().missingNode());
    }
}
