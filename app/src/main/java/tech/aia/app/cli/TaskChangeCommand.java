package tech.aia.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aia tasks cancel ID} and {@code aia tasks retry ID}: a word to the server, and how the task stands then. */
@Command
final class TaskChangeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Settings settings;
    private final String change;

    @Parameters(paramLabel = "ID", description = "The task's id, with or without task_ in front.")
    private String id = "";

    @Option(names = "--json", description = "Print the server's JSON instead of a sentence.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    private TaskChangeCommand(Terminal terminal, Settings settings, String change) {
        this.terminal = terminal;
        this.settings = settings;
        this.change = change;
    }

    static CommandLine cancel(Terminal terminal, Settings settings) {
        return new TaskChangeCommand(terminal, settings, "cancel")
                .commandLine("Cancels a task that waits, and asks the worker of one in progress to stop.");
    }

    static CommandLine retry(Terminal terminal, Settings settings) {
        return new TaskChangeCommand(terminal, settings, "retry")
                .commandLine("Puts a failed or cancelled task back into the queue.");
    }

    private CommandLine commandLine(String description) {
        var line = new CommandLine(this);
        line.getCommandSpec().name(change).usageMessage().description(description);
        return line;
    }

    @Override
    public Integer call() {
        try (var client = server.connect(settings)) {
            var answer =
                    client.post("/tasks/" + TasksCommand.encoded(id) + "/" + change, ApiClient.JSON.createObjectNode());
            if (json) {
                Output.json(terminal.out(), answer);
                return ExitCode.OK.value();
            }
            var task = client.json(answer);
            var stopping = task.path("cancel_requested").asBoolean(false) ? ", its worker is asked to stop" : "";
            terminal.out()
                    .println(Cell.of(task.path("task_id")).text() + " is "
                            + Cell.of(task.path("status")).text() + stopping);
        }
        return ExitCode.OK.value();
    }
}
