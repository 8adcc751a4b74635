package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;
import tech.aia.app.Http;

class ConcurrentTasksIT extends AppIT {
    private static final String TASK = "{\"task_type\": \"nothing\", \"description\": \"to do\"}";

    @Test
    void theFiveHundredAndFirstTaskOfAClientIsRefusedUntilAnotherHasEnded() {
        var client = client("write", "enterprise");
        var batch = client.post("/tasks/batch-submit", batch(501)).json().path("tasks");
        assertThat(batch.size()).isEqualTo(501);
        assertThat(batch.get(499).path("task_id").asString()).startsWith("task_");
        assertThat(batch.get(500).path("error").path("code").asString()).isEqualTo("E021");

        var refused = client.post("/tasks/submit", TASK);
        assertThat(refused.status()).as(refused.text()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("E021");
        assertThat(refused.text()).contains("At most 500 tasks");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(submitted(client("write", "enterprise")))
                .as("another client")
                .isEqualTo(200);
        assertThat(submitted(http())).as("who has no limits").isEqualTo(200);

        cancel(client, batch.get(7).path("task_id").asString());
        assertThat(submitted(client)).isEqualTo(200);
        assertThat(submitted(client)).isEqualTo(429);
    }

    @Test
    void whatWasSubmittedBeforeIsNotRefusedTheSecondTime() {
        var client = client("write", "enterprise");
        var first =
                client.post("/tasks/submit", keyed("the first of all")).json().path("task_id");
        client.post("/tasks/batch-submit", batch(499));
        assertThat(submitted(client)).isEqualTo(429);

        var again = client.post("/tasks/submit", keyed("the first of all"));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().path("task_id")).isEqualTo(first);
    }

    @Test
    void aTaskThatIsTriedAgainCountsAgain() {
        var client = client("write", "enterprise");
        var ended = client.post("/tasks/submit", TASK).json().path("task_id").asString();
        cancel(client, ended);
        client.post("/tasks/batch-submit", batch(499));
        assertThat(client.post("/tasks/" + ended + "/retry", "{}").status()).isEqualTo(200);

        assertThat(submitted(client)).isEqualTo(429);
    }

    @Test
    void whoHasNoRoomCannotHaveATaskOrARunTriedAgain() {
        var client = client("write", "enterprise");
        var ended = client.post("/tasks/submit", TASK).json().path("task_id").asString();
        cancel(client, ended);
        var run = client.post("/tasks/orchestrate", "{\"workflow\": {\"a\": {\"task\": \"x\"}}}")
                .json()
                .path("workflow_run_id")
                .asString();
        assertThat(client.post("/workflow-runs/" + run + "/cancel", "{}").status())
                .isEqualTo(200);
        client.post("/tasks/batch-submit", batch(500));

        var refused = client.post("/tasks/" + ended + "/retry", "{}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("E021");
        assertThat(client.post("/workflow-runs/" + run + "/retry", "{}").status())
                .isEqualTo(429);
        assertThat(client.post(
                                "/graphql",
                                "{\"query\": \"mutation { retryTask(taskId: \\\"" + ended + "\\\") { id } }\"}")
                        .text())
                .contains("At most 500 tasks");
        assertThat(http().post("/tasks/" + ended + "/retry", "{}").status())
                .as("who has no limits")
                .isEqualTo(200);
    }

    @Test
    void stagesOfWorkCountToo() {
        var client = client("write", "enterprise");
        client.post("/tasks/batch-submit", batch(499));
        var two = "{\"workflow\": {\"a\": {\"task\": \"x\"}, \"b\": {\"task\": \"y\"}}}";

        var refused = client.post("/tasks/orchestrate", two);
        assertThat(refused.status()).as(refused.text()).isEqualTo(429);
        assertThat(graph().read("MATCH (r:WorkflowRun) RETURN r", Map.of())).isEmpty();
    }

    @Test
    void tasksDoNotTellWhoseTheyAre() {
        submitted(client("write", "enterprise"));

        var accounts = graph().read("MATCH (t:Task) RETURN t.account AS account, t.open_for AS open", Map.of());
        assertThat(accounts).hasSize(1);
        assertThat(accounts.getFirst().string("account"))
                .doesNotContain("client")
                .isEqualTo(accounts.getFirst().string("open"));
    }

    private static int submitted(Http caller) {
        return caller.post("/tasks/submit", TASK).status();
    }

    private static void cancel(Http caller, String id) {
        assertThat(caller.post("/tasks/" + id + "/cancel", "{}").status()).isEqualTo(200);
    }

    private static String keyed(String key) {
        return "{\"task_type\": \"nothing\", \"description\": \"to do\", \"idempotency_key\": \"" + key + "\"}";
    }

    private static String batch(int tasks) {
        return IntStream.range(0, tasks).mapToObj(i -> TASK).collect(Collectors.joining(",", "{\"tasks\": [", "]}"));
    }
}
