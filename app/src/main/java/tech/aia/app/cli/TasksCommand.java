package tech.aia.app.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aia tasks}: the latest tasks and how they stand, once or for as long as one watches. */
@Command(
        name = "tasks",
        description = "Lists the latest tasks, follows them, submits them, and looks into one of them.",
        synopsisSubcommandLabel = "[COMMAND]")
final class TasksCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Settings settings;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "Only these: accepted, in_progress, completed, failed, cancelled, or several with commas between.")
    private @Nullable String status;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only this kind of work.")
    private @Nullable String type;

    @Option(names = "--limit", paramLabel = "N", description = "The most tasks to show (${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--watch", description = "Go on showing how they stand until Ctrl-C.")
    private boolean watch;

    @Option(names = "--until-done", description = "Watch, and end when every task shown has ended.")
    private boolean untilDone;

    @Option(names = "--json", description = "Print the server's JSON instead of a table.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    TasksCommand(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new TaskSubmitCommand(terminal, settings))
                .addSubcommand(new TaskShowCommand(terminal, settings))
                .addSubcommand(TaskChangeCommand.cancel(terminal, settings))
                .addSubcommand(TaskChangeCommand.retry(terminal, settings));
    }

    @Override
    public Integer call() {
        var watching = watch || untilDone;
        if (watching && json) {
            throw CliException.usage("--json shows the tasks once; leave out --watch and --until-done.");
        }
        try (var client = server.connect(settings)) {
            if (watching) {
                new TaskWatch(client, terminal, Clock.systemUTC()).run(path(), untilDone);
            } else if (json) {
                Output.json(terminal.out(), client.getBytes(path()));
            } else {
                new TaskTable(Clock.systemUTC().instant())
                        .print(client.get(path()).path("tasks"), terminal.out(), terminal.width());
            }
            return ExitCode.OK.value();
        }
    }

    private String path() {
        return "/tasks?limit=" + limit + parameter("status", status) + parameter("task_type", type);
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + encoded(value);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
