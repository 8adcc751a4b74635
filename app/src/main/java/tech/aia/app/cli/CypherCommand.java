package tech.aia.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code aia cypher "…"}: one Cypher statement, its rows as a table or as a file for other programs. */
@Command(name = "cypher", description = "Runs one Cypher statement and prints its rows.")
final class CypherCommand implements Callable<Integer> {
    private static final String PATH = "/knowledge-graph/query";

    enum Format {
        table("application/json"),
        json("application/json"),
        csv("text/csv"),
        ndjson("application/x-ndjson");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    private final Terminal terminal;
    private final Settings settings;

    @Parameters(paramLabel = "STATEMENT", description = "The statement, or - to read it from standard input.")
    private String statement = "";

    @Option(names = "--write", description = "Allow the statement to change the graph.")
    private boolean write;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter: JSON, or else text. May be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--limit", paramLabel = "N", description = "The most rows to fetch.")
    private @Nullable Integer limit;

    @Option(names = "--format", description = "How to print: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Format format = Format.table;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    CypherCommand(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        var wanted = json ? Format.json : format;
        var body = body(wanted);
        try (var client = server.connect(settings)) {
            switch (wanted) {
                case table -> print(client.json(client.post(PATH, body)));
                case json -> Output.json(terminal.out(), client.post(PATH, body));
                case csv, ndjson -> stream(client, body, wanted);
            }
        }
        return ExitCode.OK.value();
    }

    private void stream(ApiClient client, ObjectNode body, Format wanted) {
        try (var answer = client.post(PATH, body, wanted.mediaType)) {
            Output.stream(terminal.out(), answer);
        } catch (IOException failure) {
            throw client.broken(failure);
        }
    }

    private ObjectNode body(Format wanted) throws IOException {
        var body = ApiClient.JSON
                .createObjectNode()
                .put("query", statement())
                .put("format", wanted.name())
                .put("include_metadata", true)
                .put("access_mode", write ? "write" : "read");
        if (limit != null) {
            body.put("limit", limit);
        }
        if (!parameters.isEmpty()) {
            var values = body.putObject("parameters");
            parameters.forEach((name, value) -> values.set(name, JsonArgument.parse("--param " + name, value)));
        }
        return body;
    }

    private String statement() throws IOException {
        return statement.equals("-") ? new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8) : statement;
    }

    private void print(JsonNode answer) {
        var headings = new ArrayList<String>();
        answer.path("columns").forEach(column -> headings.add(column.isString() ? column.stringValue() : name(column)));
        var rows = answer.path("rows");
        if (!headings.isEmpty()) {
            var table = new Table(headings);
            for (var row : rows) {
                var cells = new ArrayList<Cell>();
                row.forEach(value -> cells.add(Cell.of(value)));
                table.add(cells);
            }
            table.print(terminal.out(), terminal.width());
        }
        terminal.out().println(footer(rows.size(), answer.path("metadata")));
    }

    private static String name(JsonNode column) {
        return column.path("name").asString("");
    }

    private static String footer(int rows, JsonNode metadata) {
        var parts = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d %s", rows, rows == 1 ? "row" : "rows")));
        if (metadata.path("execution_time_ms").isNumber()) {
            parts.add(metadata.path("execution_time_ms") + " ms");
        }
        if (metadata.path("truncated").booleanValue(false)) {
            parts.add("cut short: there are more, see --limit");
        }
        return "(" + String.join(", ", parts) + ")";
    }
}
