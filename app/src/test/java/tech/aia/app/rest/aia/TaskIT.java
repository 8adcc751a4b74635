package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tools.jackson.databind.JsonNode;

class TaskIT extends AppIT {

    @Test
    void acceptsTheDocumentedTaskAndAnswersInTheDocumentedShape() {
        http().post("/agents", """
                {"agent_id": "counting_agent", "name": "Counting Agent", "capabilities": ["counting"], "capacity": 2}""");

        var answer = http().post("/tasks/submit", """
                {"task_type": "counting", "description": "Analyze customer sentiment from support tickets", "priority": "high",
                 "requirements": {"data_source": "support_tickets", "analysis_type": "sentiment", "output_format": "json"},
                 "context": {"user_id": "user_123", "project_id": "proj_456"}}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly("task_id", "status", "estimated_completion", "assigned_agents", "tracking_url");
        var id = answer.json().path("task_id").asString();
        assertThat(id).startsWith("task_");
        assertThat(answer.json().path("status").asString()).isEqualTo("accepted");
        assertThat(answer.json().path("estimated_completion").isNull()).isTrue();
        assertThat(texts(answer.json().path("assigned_agents"))).containsExactly("counting_agent");
        assertThat(answer.json().path("tracking_url").asString()).isEqualTo("/tasks/" + id);

        var task = http().get("/tasks/" + id).json();
        assertThat(task.propertyNames())
                .contains(
                        "task_id",
                        "status",
                        "progress",
                        "created_at",
                        "updated_at",
                        "estimated_completion",
                        "assigned_agents",
                        "partial_results")
                .doesNotContain("results", "error");
        assertThat(task.path("priority").asInt()).isEqualTo(8);
        assertThat(task.path("context").path("project_id").asString()).isEqualTo("proj_456");
        assertThat(task.path("created_at").asString()).endsWith("Z");
    }

    @Test
    void aTaskIsWorkedOnThroughTheWorkersEndpoints() {
        var id = submit("{\"task_type\": \"counting\"}");
        var claimed = claim("{\"worker\": \"w1\", \"capabilities\": [\"counting\"], \"max_tasks\": 5}");
        assertThat(claimed).hasSize(1);
        assertThat(claimed.getFirst().path("task_id").asString()).isEqualTo(id);
        var token = claimed.getFirst().path("fencing_token").asLong();

        var beat = http().post("/tasks/" + id + "/heartbeat", """
                {"fencing_token": %d, "progress": 65.5, "partial_results": {"processed_tickets": 1250}}""".formatted(token));
        assertThat(beat.json().path("cancel_requested").asBoolean()).isFalse();
        var running = http().get("/tasks/" + id).json();
        assertThat(running.path("status").asString()).isEqualTo("in_progress");
        assertThat(running.path("progress").asDouble()).isEqualTo(65.5);
        assertThat(running.path("partial_results").path("processed_tickets").asInt())
                .isEqualTo(1250);

        var stale = http().post("/tasks/" + id + "/complete", "{\"fencing_token\": %d}".formatted(token + 1));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.errorCode()).isEqualTo("E018");

        var done = http().post("/tasks/" + id + "/complete", """
                {"fencing_token": %d, "summary": "Three of them", "results": {"count": 3}, "metrics": {"ms": 1},
                 "media": [{"name": "report.md", "content": "# Three"}]}""".formatted(token));
        assertThat(done.status()).isEqualTo(200);
        var task = http().get("/tasks/" + id).json();
        assertThat(task.path("status").asString()).isEqualTo("completed");
        assertThat(task.path("progress").asDouble()).isEqualTo(100);
        assertThat(task.path("results").path("summary").asString()).isEqualTo("Three of them");
        assertThat(task.path("results").path("data").path("count").asInt()).isEqualTo(3);
        assertThat(task.path("results").path("media").get(0).path("name").asString())
                .isEqualTo("report.md");

        var history = http().get("/tasks/" + id + "/history").json().path("events");
        assertThat(texts(history, "to")).containsExactly("queued", "assigned", "running", "completed");
        assertThat(texts(history, "by")).containsExactly("api", "w1", "w1", "w1");
    }

    /** Neo4j shows a commit piece by piece, so a task can be seen completed a moment before its result is. */
    @Test
    void aResultThatIsBeingWrittenIsWaitedFor() throws Exception {
        var id = submit("{\"task_type\": \"counting\"}");
        var token = claim("{\"worker\": \"w1\", \"capabilities\": [\"counting\"]}")
                .getFirst()
                .path("fencing_token");
        http().post("/tasks/" + id + "/complete", "{\"fencing_token\": %s}".formatted(token));
        var written = new CountDownLatch(1);
        var commit = new CompletableFuture<Boolean>();
        var writing = CompletableFuture.runAsync(() -> graph().write(tx -> {
            tx.run(
                    "MATCH (t:Entity {id: $id}) SET t._lock = true REMOVE t._lock CREATE (t)-[:PRODUCED]->"
                            + "(:Entity:Result {id: 'result_late', type: 'result', name: 'Late', summary: 'Late'})",
                    Map.of("id", id));
            written.countDown();
            return commit.join();
        }));
        written.await();

        var reading =
                CompletableFuture.supplyAsync(() -> http().get("/tasks/" + id).json());
        try {
            assertThatThrownBy(() -> reading.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        } finally {
            commit.complete(true);
        }

        writing.join();
        assertThat(reading.join().path("results").path("summary").asString()).isEqualTo("Late");
    }

    @Test
    void whoReadsDoesNotWaitToTheEndForWhoWrites() throws Exception {
        var id = submit("{\"task_type\": \"counting\"}");
        var token = claim("{\"worker\": \"w1\", \"capabilities\": [\"counting\"]}")
                .getFirst()
                .path("fencing_token");
        http().post("/tasks/" + id + "/complete", "{\"fencing_token\": %s}".formatted(token));
        var locked = new CountDownLatch(1);
        var commit = new CompletableFuture<Boolean>();
        var writing = CompletableFuture.runAsync(() -> graph().write(tx -> {
            tx.run("MATCH (t:Entity {id: $id}) SET t.note = 'x'", Map.of("id", id));
            locked.countDown();
            return commit.join();
        }));
        locked.await();

        try {
            var read = http().get("/tasks/" + id);
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.json().path("status").asString()).isEqualTo("completed");
            assertThat(http().get("/tasks").status()).isEqualTo(200);
        } finally {
            commit.complete(true);
        }
        writing.join();
    }

    @Test
    void aFailureIsShownWithItsReasonAndCanBeTriedAgain() {
        var id = submit("{\"task_type\": \"counting\"}");
        var token = claim("{\"worker\": \"w1\", \"capabilities\": [\"counting\"]}")
                .getFirst()
                .path("fencing_token");
        http().post("/tasks/" + id + "/fail", """
                {"fencing_token": %s, "error_type": "no_data", "message": "Nothing to count", "retryable": false}""".formatted(token));

        var failed = http().get("/tasks/" + id).json();
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("error").path("type").asString()).isEqualTo("no_data");
        assertThat(failed.path("error").path("message").asString()).isEqualTo("Nothing to count");

        assertThat(http().post("/tasks/" + id + "/retry", "")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("accepted");
        assertThat(http().post("/tasks/" + id + "/retry", "").status()).isEqualTo(409);
        assertThat(http().post("/tasks/" + id + "/cancel", "{\"reason\": \"enough\"}")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(http().get("/tasks/nobody/history").status()).isEqualTo(404);
    }

    @Test
    void aWorkerWaitsForATaskUntilOneComes() {
        var waiting = CompletableFuture.supplyAsync(
                () -> claim("{\"worker\": \"w1\", \"capabilities\": [\"counting\"], \"wait_seconds\": 50}"));
        var id = submit("{\"task_type\": \"counting\"}");

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(40))
                .satisfies(tasks -> assertThat(tasks)
                        .extracting(task -> task.path("task_id").asString())
                        .containsExactly(id));
    }

    @Test
    void anIdempotencyKeyGivesTheFirstAnswerAgain() {
        var body = "{\"task_type\": \"counting\", \"requirements\": {\"a\": 1, \"b\": 2}}";
        var first = submitWithKey("key-1", body);
        var again = submitWithKey("key-1", "{\"requirements\": {\"b\": 2, \"a\": 1}, \"task_type\": \"counting\"}");
        var other = submitWithKey("key-1", "{\"task_type\": \"counting\"}");

        assertThat(again.json().path("task_id")).isEqualTo(first.json().path("task_id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.errorField()).isEqualTo("Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"task_type\": \"\", \"description\": \"Test task\"}|422|task_type",
                "{\"description\": \"Test task\"}|400|task_type",
                "{\"task_type\": \"a\", \"priority\": \"urgent\"}|422|priority",
                "{\"task_type\": \"a\", \"priority\": 11}|422|priority",
                "{\"task_type\": \"a\", \"priority\": 2.5}|422|priority",
                "{\"task_type\": \"a\", \"agents_required\": [\"nobody\"]}|422|agents_required",
                "{\"task_type\": \"a\", \"about\": [\"customer_nobody\"]}|422|about",
                "{\"task_type\": \"a\", \"retry\": {\"max_attempts\": 0}}|422|max_attempts",
                "{\"task_type\": \"a\", \"timeouts\": {\"run_ms\": 0}}|422|run_timeout_ms",
                "{\"task_type\": \"a\", \"requirements\": {\"x\": 1e999}}|422|requirements.x",
                "{\"task_type\": \"a\", \"desc\": \"x\"}|422|desc"
            })
    void refusesATaskWithTheFieldThatIsWrong(String body, int status, String field) {
        var refused = http().post("/tasks/submit", body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.errorField()).isEqualTo(field);
        assertThat(refused.json().has("detail")).isTrue();
        assertThat(graph().read("MATCH (t:Task) RETURN t", Map.of())).isEmpty();
    }

    @Test
    void aBatchAcceptsWhatIsGoodAndSaysWhatIsNotInTheSameOrder() {
        var answer = http().post("/tasks/batch-submit", """
                {"tasks": [{"task_type": "counting", "description": "one"}, {"task_type": ""}, {"task_type": "counting", "x": 1},
                           {"task_type": "counting", "agents_required": ["nobody"]}, {"task_type": "counting", "description": "two"}]}""");

        assertThat(answer.status()).isEqualTo(200);
        var tasks = answer.json().path("tasks");
        assertThat(texts(tasks, "status")).containsExactly("accepted", "", "", "", "accepted");
        assertThat(tasks.get(0).propertyNames()).doesNotContain("error");
        assertThat(tasks.get(1).propertyNames()).containsExactly("error");
        assertThat(tasks.get(1).path("error").path("details").path("field").asString())
                .isEqualTo("task_type");
        assertThat(tasks.get(2).path("error").path("details").path("field").asString())
                .isEqualTo("x");
        assertThat(tasks.get(3).path("error").path("code").asString()).isEqualTo("E001");
        assertThat(http().get("/tasks/" + tasks.get(4).path("task_id").asString())
                        .json()
                        .path("description")
                        .asString())
                .isEqualTo("two");
    }

    @Test
    void listsByStatusAndTypePageByPage() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(submit("{\"task_type\": \"counting\", \"priority\": %d}".formatted(i + 1)));
        }
        submit("{\"task_type\": \"other\"}");
        claim("{\"worker\": \"w1\", \"capabilities\": [\"counting\"]}");

        var first =
                http().get("/tasks?task_type=counting&sort=priority&limit=3").json();
        var second = http().get("/tasks?task_type=counting&sort=priority&limit=3&cursor="
                        + Http.encoded(first.path("next_cursor").asString()))
                .json();
        assertThat(texts(first.path("tasks"), "task_id")).isEqualTo(ids.subList(0, 3));
        assertThat(texts(second.path("tasks"), "task_id")).isEqualTo(ids.subList(3, 5));
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(texts(http().get("/tasks?status=in_progress").json().path("tasks"), "task_id"))
                .containsExactly(ids.get(4));
        assertThat(http().get("/tasks?status=accepted,in_progress").json().path("tasks"))
                .hasSize(6);
        assertThat(http().get("/tasks?status=queued").errorField()).isEqualTo("status");
        assertThat(http().get("/tasks?sort=worker").errorField()).isEqualTo("sort");
    }

    @Test
    void agentsAreRegisteredChangedMeasuredAndDeleted() {
        var made = http().post("/agents", """
                {"name": "Word Counter", "capabilities": ["counting"], "capacity": 1,
                 "working_hours": {"days": ["monday", "sunday"], "from": "00:00", "to": "00:00", "zone": "UTC"},
                 "configuration": {"model": "x"}}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/agents/word_counter");
        assertThat(made.json().path("entity_id").asString()).isEqualTo("agent_word_counter");
        assertThat(texts(made.json().path("working_hours").path("days"))).containsExactly("monday", "sunday");
        assertThat(made.json().path("configuration").path("model").asString()).isEqualTo("x");

        http().json("PATCH", "/agents/word_counter", """
                {"working_hours": {"days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
                                   "from": "00:00", "to": "00:00", "zone": "UTC"}}""");
        submit("{\"task_type\": \"counting\", \"agents_required\": [\"word_counter\"]}");
        var claim = "{\"worker\": \"w1\", \"agent\": \"word_counter\"}";
        assertThat(http().post("/agents/word_counter/disable", "")
                        .json()
                        .path("enabled")
                        .asBoolean())
                .isFalse();
        assertThat(claim(claim)).isEmpty();
        http().post("/agents/word_counter/enable", "");
        var task = claim(claim).getFirst();
        assertThat(http().delete("/agents/word_counter").status()).isEqualTo(409);
        http().post("/tasks/" + task.path("task_id").asString() + "/complete", "{\"fencing_token\": 1}");

        var metrics = http().get("/agents/word_counter/metrics").json();
        assertThat(metrics.path("tasks_completed").asInt()).isEqualTo(1);
        assertThat(metrics.path("success_rate").asDouble()).isEqualTo(100);
        assertThat(metrics.path("average_duration_ms").isNumber()).isTrue();
        assertThat(metrics.path("load").asInt()).isZero();
        assertThat(texts(http().get("/agents").json().path("agents"), "agent_id"))
                .containsExactly("word_counter");
        assertThat(http().delete("/agents/word_counter").status()).isEqualTo(204);
        assertThat(http().get("/agents/word_counter").status()).isEqualTo(404);
    }

    @Test
    void aNullInAChangeTakesAwayWhatAnAgentCanBeWithout() {
        http().post("/agents", """
                {"agent_id": "clerk", "name": "Clerk", "role": "Clerk", "capacity": 3, "capabilities": ["filing"],
                 "working_hours": {"days": ["monday"], "from": "09:00", "to": "17:00", "zone": "UTC"}}""");
        var changed = http().json(
                        "PATCH", "/agents/clerk", "{\"capacity\": null, \"working_hours\": null, \"role\": \"Filer\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("capacity").isNull()).isTrue();
        assertThat(changed.json().path("working_hours").isNull()).isTrue();
        assertThat(changed.json().path("role").asString()).isEqualTo("Filer");
        assertThat(texts(changed.json().path("capabilities"))).containsExactly("filing");

        var nameless = http().json("PATCH", "/agents/clerk", "{\"name\": null}");
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.errorField()).isEqualTo("name");
        var mistyped = http().json("PATCH", "/agents/clerk", "{\"capacities\": null}");
        assertThat(mistyped.status()).isEqualTo(422);
        assertThat(mistyped.errorField()).isEqualTo("capacities");
        assertThat(http().json("PATCH", "/agents/clerk", "[]").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|name",
                "{\"name\": \"x\", \"capacity\": 0}|422|capacity",
                "{\"name\": \"x\", \"working_hours\": {\"days\": [\"funday\"], \"from\": \"09:00\", \"to\": \"10:00\", \"zone\": \"UTC\"}}|422|working_hours.days",
                "{\"name\": \"x\", \"working_hours\": {\"days\": [\"monday\"], \"from\": \"9\", \"to\": \"10:00\", \"zone\": \"UTC\"}}|422|working_hours.from"
            })
    void refusesAnAgentWithTheFieldThatIsWrong(String body, int status, String field) {
        var refused = http().post("/agents", body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.errorField()).isEqualTo(field);
    }

    private String submit(String body) {
        return http().post("/tasks/submit", body).json().path("task_id").asString();
    }

    private Http.Answer submitWithKey(String key, String body) {
        return http().send(http().request("/tasks/submit")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private List<JsonNode> claim(String body) {
        return http().post("/workers/claim", body)
                .json()
                .path("tasks")
                .valueStream()
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(item -> item.path(field).asString("")).toList();
    }
}
