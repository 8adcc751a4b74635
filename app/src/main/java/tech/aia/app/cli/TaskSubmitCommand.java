package tech.aia.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code aia tasks submit TYPE}: one task; its id is all that is printed. */
@Command(name = "submit", description = "Submits a task and prints its id.")
final class TaskSubmitCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Settings settings;

    @Parameters(paramLabel = "TYPE", description = "Kind of work, such as data_analysis.")
    private String type = "";

    @Option(names = "--description", paramLabel = "TEXT", description = "What is to be done, in words.")
    private @Nullable String description;

    @Option(
            names = "--requirement",
            paramLabel = "NAME=VALUE",
            description = "Something the work needs to know: JSON, or else text. May be repeated.")
    private Map<String, String> each = new LinkedHashMap<>();

    @Option(names = "--requirements", paramLabel = "JSON", description = "All of it at once, as a JSON object.")
    private @Nullable String all;

    @Option(names = "--priority", paramLabel = "P", description = "low, medium, high or critical, or 1 to 10 (medium).")
    private @Nullable String priority;

    @Option(names = "--agent", paramLabel = "NAME", description = "Only this agent may take it; may be repeated.")
    private List<String> agents = new ArrayList<>();

    @Option(names = "--key", paramLabel = "KEY", description = "The same task again under this key is not made twice.")
    private @Nullable String key;

    @Option(names = "--json", description = "Print the server's JSON instead of the id.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    TaskSubmitCommand(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var body = body();
        try (var client = server.connect(settings)) {
            var answer = client.post("/tasks/submit", body);
            if (json) {
                Output.json(terminal.out(), answer);
            } else {
                terminal.out()
                        .println(Cell.of(client.json(answer).path("task_id")).text());
            }
        }
        return ExitCode.OK.value();
    }

    private ObjectNode body() {
        var body = ApiClient.JSON.createObjectNode().put("task_type", type);
        if (description != null) {
            body.put("description", description);
        }
        var requirements = requirements();
        if (!requirements.isEmpty()) {
            body.set("requirements", requirements);
        }
        if (priority != null) {
            body.set("priority", JsonArgument.parse("--priority", priority));
        }
        if (!agents.isEmpty()) {
            agents.forEach(body.putArray("agents_required")::add);
        }
        if (key != null) {
            body.put("idempotency_key", key);
        }
        return body;
    }

    private ObjectNode requirements() {
        var requirements = ApiClient.JSON.createObjectNode();
        if (all != null) {
            if (!(JsonArgument.parse("--requirements", all) instanceof ObjectNode object)) {
                throw CliException.usage(
                        "--requirements must be a JSON object such as '{\"data_source\": \"customer\"}'.");
            }
            requirements.setAll(object);
        }
        each.forEach((name, value) -> requirements.set(name, JsonArgument.parse("--requirement " + name, value)));
        return requirements;
    }
}
