package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.cypher.change.Changes;
import tech.aia.embeddings.Indexing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submits tasks to the built-in agents of the server and waits for what becomes of them. */
abstract class AgentIT extends AppIT {
    static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Changes changes;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Indexing indexing;

    /** What a task that is completed has to show. */
    JsonNode results(String type, String requirements) {
        var task = ended(type, requirements);
        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("completed");
        return task.path("results");
    }

    /** Why a task failed, at the first attempt. */
    String refusal(String type, String requirements) {
        var task = ended(type, requirements);
        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("failed");
        assertThat(task.path("attempt").asInt()).as(task.toString()).isEqualTo(1);
        assertThat(task.path("error").path("type").asString())
                .as(task.toString())
                .isEqualTo("invalid_requirements");
        return task.path("error").path("message").asString();
    }

    JsonNode ended(String type, String requirements) {
        return ended(submitted(type, "", requirements));
    }

    String submitted(String type, String description, String requirements) {
        return http().post(
                        "/tasks/submit",
                        "{\"task_type\": \"%s\", \"description\": \"%s\", \"requirements\": %s}"
                                .formatted(type, description, requirements))
                .json()
                .path("task_id")
                .asString();
    }

    JsonNode ended(String id) {
        var last = new AtomicReference<JsonNode>(JSON.createObjectNode());
        eventually(id + " ends", () -> {
            var answer = http().get("/tasks/" + id);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            last.set(answer.json());
            return !last.get().path("status").asString().matches("accepted|in_progress");
        });
        return last.get();
    }

    void entity(String type, String key, Map<String, ?> properties) {
        var body = Map.of("type", type, "id", key, "properties", properties);
        var answer = http().post("/knowledge-graph/entities", JSON.writeValueAsString(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** Waits until the search index has everything that was written so far. */
    void allCanBeFound() {
        var written = changes.latest();
        eventually("everything can be found", () -> indexing.covers(written));
    }
}
