package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CliTasksTests {
    private static final String RUNNING = task("task_1", "in_progress", 35.5);
    private static final String DONE = task("task_1", "completed", 100);
    private static final String WAITING = task("task_2", "accepted", 0);

    private final WireServer server = new WireServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private static String task(String id, String status, double progress) {
        return """
                {"task_id": "%s", "status": "%s", "progress": %s, "created_at": "%s", "assigned_agents": ["data_analysis_agent"],
                 "task_type": "data_analysis", "description": "Count\\u001b them"}""".formatted(id, status, progress, Instant.now().minusSeconds(125));
    }

    private static String list(String... tasks) {
        return "{\"tasks\": [" + String.join(",", tasks) + "], \"next_cursor\": null}";
    }

    @Test
    void listsTheLatestWithTheirProgress() {
        server.answer(200, list(WAITING, RUNNING));

        var outcome = run("tasks", "--status", "accepted,in_progress", "--type", "data analysis", "--limit", "5");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines().map(line -> line.replaceAll("2:0\\d min", "AGE")))
                .containsExactly(
                        "id      status       progress            type           description       agent                age",
                        "------  -----------  ------------------  -------------  ----------------  -------------------  --------",
                        "task_2  accepted     [----------]   0 %  data_analysis  Count\\u001b them  data_analysis_agent  AGE",
                        "task_1  in_progress  [###-------]  35 %  data_analysis  Count\\u001b them  data_analysis_agent  AGE");
        assertThat(server.asked().getFirst().uri())
                .isEqualTo("/tasks?limit=5&status=accepted%2Cin_progress&task_type=data%20analysis");
    }

    @Test
    void saysThatThereAreNoneAndPassesOnJson() {
        server.answer(200, list());
        server.answer(200, list(DONE));

        assertThat(run("tasks").out()).isEqualTo("No tasks.\n");
        assertThat(run("tasks", "--json").out()).isEqualTo(list(DONE) + "\n");
        assertThat(run("tasks", "--json", "--watch").exitCode()).isEqualTo(2);
    }

    @Test
    void watchesUntilAllAreDoneAndTellsEachChangeOnceWhereThereIsNoTerminal() {
        server.answer(200, list(WAITING, RUNNING));
        server.answer(200, list(WAITING, RUNNING));
        server.answer(200, list(task("task_2", "failed", 10), DONE));

        var outcome = run("tasks", "--until-done");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines().map(line -> line.substring(0, 40).strip()))
                .containsExactly(
                        "in_progress  [###-------]  35 %  task_1",
                        "accepted     [----------]   0 %  task_2",
                        "completed    [##########] 100 %  task_1",
                        "failed       [#---------]  10 %  task_2");
    }

    @Test
    void redrawsTheTableInItsPlaceOnATerminal() {
        server.answer(200, list(RUNNING));
        server.answer(200, list(DONE));

        var outcome =
                new CommandLineRun().env("AIA_SERVER", server.url()).width(120).run("tasks", "--watch", "--until-done");

        assertThat(outcome.out()).contains("35 %", "\u001b[3A\u001b[J", "100 %");
    }

    @Test
    void submitsWithRequirementsAsJsonOrText() {
        server.answer(200, "{\"task_id\": \"task_9\", \"status\": \"accepted\"}");

        var outcome = run(
                "tasks",
                "submit",
                "data_analysis",
                "--description",
                "Count",
                "--requirements",
                "{\"limit\": 3, \"a\": 1}",
                "--requirement",
                "data_source=customer",
                "--requirement",
                "a=[true]",
                "--priority",
                "8",
                "--agent",
                "x",
                "--key",
                "k");

        assertThat(outcome.out()).isEqualTo("task_9\n");
        assertThat(server.asked().getFirst().uri()).isEqualTo("/tasks/submit");
        assertThat(server.asked().getFirst().json()).isEqualTo(ApiClient.JSON.readTree("""
                {"task_type": "data_analysis", "description": "Count", "priority": 8, "agents_required": ["x"],
                 "idempotency_key": "k", "requirements": {"limit": 3, "a": [true], "data_source": "customer"}}"""));
        assertThat(run("tasks", "submit", "x", "--requirements", "[1]").err()).startsWith("--requirements must be");
        assertThat(run("tasks", "submit", "x", "--requirement", "a={").exitCode())
                .isEqualTo(2);
    }

    @Test
    void showsATaskWithItsHistoryAndResult() {
        server.answer(
                200, DONE.strip().replaceFirst("}$", ", \"results\": {\"summary\": \"Four\", \"data\": {\"n\": 4}}}"));
        server.answer(200, """
                {"events": [{"seq": 1, "at": "2026-01-01T00:00:00Z", "from": null, "to": "queued", "by": "api",
                             "reason": "submitted", "attempt": 0}]}""");

        var outcome = run("tasks", "show", "task_1");

        assertThat(outcome.out())
                .contains("status                completed", "summary               Four", "\"n\" : 4", "submitted");
        assertThat(server.asked())
                .extracting(WireServer.Asked::uri)
                .containsExactly("/tasks/task_1", "/tasks/task_1/history");
    }

    @Test
    void cancelsAndRetries() {
        server.answer(200, "{\"task_id\": \"task_1\", \"status\": \"in_progress\", \"cancel_requested\": true}");
        server.answer(200, "{\"task_id\": \"task_1\", \"status\": \"cancelled\"}");
        server.answer(409, "{\"error\": {\"message\": \"'task_1' is under way already\"}}");

        assertThat(run("tasks", "cancel", "1").out()).isEqualTo("task_1 is in_progress, its worker is asked to stop\n");
        assertThat(run("tasks", "cancel", "1", "--json").out()).contains("\"status\": \"cancelled\"");
        var refused = run("tasks", "retry", "1");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("under way already");
        assertThat(server.asked())
                .extracting(WireServer.Asked::uri)
                .containsExactly("/tasks/1/cancel", "/tasks/1/cancel", "/tasks/1/retry");
    }

    @Test
    void explainsItsOwnCommands() {
        assertThat(run("tasks", "submit", "--help").out()).contains("--requirement", "TYPE");
        assertThat(run("tasks", "retry", "--help").exitCode()).isZero();
    }

    private CommandLineRun.Outcome run(String... args) {
        return new CommandLineRun().env("AIA_SERVER", server.url()).run(args);
    }
}
