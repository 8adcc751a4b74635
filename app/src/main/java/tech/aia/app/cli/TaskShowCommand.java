package tech.aia.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code aia tasks show ID}: one task, how it came to stand as it does, and what came of it. */
@Command(name = "show", description = "Shows a task, its history, and its result.")
final class TaskShowCommand implements Callable<Integer> {
    private static final List<String> FIELDS = List.of(
            "task_id",
            "task_type",
            "description",
            "status",
            "priority",
            "attempt",
            "assigned_agents",
            "created_at",
            "started_at",
            "ended_at",
            "estimated_completion",
            "requirements",
            "partial_results");

    private final Terminal terminal;
    private final Settings settings;

    @Parameters(paramLabel = "ID", description = "The task's id, with or without task_ in front.")
    private String id = "";

    @Option(names = "--json", description = "Print the server's JSON instead.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    TaskShowCommand(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var path = "/tasks/" + TasksCommand.encoded(id);
        try (var client = server.connect(settings)) {
            if (json) {
                Output.json(terminal.out(), client.getBytes(path));
                return ExitCode.OK.value();
            }
            print(client.get(path), terminal.out());
            history(client.get(path + "/history").path("events"));
        }
        return ExitCode.OK.value();
    }

    private static void print(JsonNode task, PrintStream out) {
        FIELDS.forEach(name -> line(out, name, task.path(name)));
        line(out, "progress", ApiClient.JSON.getNodeFactory().stringNode(TaskTable.bar(task)));
        line(out, "error", task.path("error").path("message"));
        line(out, "summary", task.path("results").path("summary"));
        var data = task.path("results").path("data");
        if (!data.isMissingNode() && !data.isNull()) {
            out.println("results");
            out.println(Cell.printableLines(data.toPrettyString()).indent(2).stripTrailing());
        }
    }

    private static void line(PrintStream out, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull() && !value.toString().equals("[]")) {
            out.printf("%-21s %s%n", name, Cell.of(value).text());
        }
    }

    private void history(JsonNode events) {
        var table = new Table(List.of("at", "status", "by", "attempt", "reason"));
        for (var event : events) {
            table.add(List.of(
                    Cell.of(event.path("at")),
                    Cell.of(event.path("to")),
                    Cell.of(event.path("by")),
                    Cell.of(event.path("attempt")),
                    Cell.of(event.path("reason"))));
        }
        terminal.out().println();
        table.print(terminal.out(), terminal.width());
    }
}
