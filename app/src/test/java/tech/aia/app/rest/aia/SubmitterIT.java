package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.app.Http;
import tech.aia.app.PeopleAppIT;

/** Whose tasks are whose, through every door. */
class SubmitterIT extends PeopleAppIT {
    private static final String TASK = "{\"task_type\": \"counting\", \"context\": {\"user_id\": \"somebody_else\"}}";

    @Test
    void tasksAreTiedToWhoeverLoggedInAndLetGoWhenTheyAreDeleted() {
        var id = register("submitting", "developer");
        admin().json("PATCH", "/access/people/" + id, "{\"name\": \"Sue B.\"}");
        var own = Http.holder(
                port(),
                logIn("submitting", PASSWORD).json().path("access_token").asString());

        own.post("/tasks/submit", TASK);
        own.post("/tasks/batch-submit", "{\"tasks\": [" + TASK + "," + TASK + "]}");
        own.post(
                "/graphql",
                "{\"query\": \"mutation { createTask(type: \\\"counting\\\", description: \\\"x\\\") { id } }\"}");
        own.post("/graphql", "{\"query\": \"mutation { submitTask(input: {type: \\\"counting\\\"}) { id } }\"}");

        assertThat(people()).containsExactly(Map.of("id", "person_" + id, "name", "Sue B.", "tasks", 5L));
        assertThat(graph().read("MATCH (p:Person) RETURN properties(p) AS all", Map.of())
                        .toString())
                .doesNotContain("example.org")
                .doesNotContain("submitting");

        assertThat(admin().delete("/access/people/" + id).status()).isEqualTo(204);
        assertThat(people()).isEmpty();
    }

    @Test
    void whoLoggedInGoesBeforeWhomTheContextOfARunNames() {
        var id = register("running", "developer");
        var own = Http.holder(
                port(), logIn("running", PASSWORD).json().path("access_token").asString());
        var context = "\"context\": {\"user_id\": \"somebody_else\"}";
        var stages = "{\"only\": {\"task\": \"Count\"}}";

        own.post("/tasks/orchestrate", "{\"task_type\": \"counting\", \"workflow\": " + stages + ", " + context + "}");
        own.post("/workflows", "{\"name\": \"counted\", \"stages\": " + stages + "}");
        own.post("/workflows/counted/runs", "{" + context + "}");
        var cycle = own.post("/business-intelligence/execute-cycle", """
                {"cycle_type": "quarterly_optimization", "focus_areas": ["revenue"],
                 "constraints": {"budget_limit": 50000, "time_horizon": "90_days", "risk_tolerance": "medium"}}""");

        assertThat(cycle.status()).as(cycle.text()).isEqualTo(200);
        assertThat(people())
                .extracting(person -> person.get("id") + " " + person.get("tasks"))
                .containsExactly("person_" + id + " 3");
        admin().delete("/access/people/" + id);
    }

    @Test
    void tasksOfAClientAreTiedToTheUserThatTheirContextNames() {
        http().post("/tasks/submit", TASK);
        http().post("/tasks/submit", "{\"task_type\": \"counting\"}");
        assertThat(people())
                .containsExactly(Map.of("id", "person_somebody_else", "name", "somebody_else", "tasks", 1L));

        assertThat(admin().delete("/monitoring/users/somebody_else/activity").status())
                .isEqualTo(200);
        assertThat(people()).isEmpty();
    }

    private List<Map<String, Object>> people() {
        return graph().read("""
                        MATCH (p:Person)-[:SUBMITTED]->(t:Task)
                        RETURN p.id AS id, p.name AS name, count(t) AS tasks""", Map.of()).stream()
                .map(row -> Map.<String, Object>of(
                        "id", row.string("id"), "name", row.string("name"), "tasks", row.integer("tasks")))
                .toList();
    }
}
