package tech.aia.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code aia search "…"}: entities by meaning and by words, best first. */
@Command(name = "search", description = "Finds entities by meaning and by words, best first.")
final class SearchCommand implements Callable<Integer> {
    enum Mode {
        semantic,
        lexical,
        hybrid
    }

    private final Terminal terminal;
    private final Settings settings;

    @Parameters(paramLabel = "QUERY", description = "What to look for, in plain words.")
    private String query = "";

    @Option(names = "--limit", paramLabel = "N", description = "The most results to show (${DEFAULT-VALUE}).")
    private int limit = 10;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only entities of this type; may be repeated.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--mode", description = "How to search: ${COMPLETION-CANDIDATES} (hybrid).")
    private @Nullable Mode mode;

    @Option(names = "--threshold", paramLabel = "0..1", description = "Least similarity of a result.")
    private @Nullable Double threshold;

    @Option(
            names = "--filter",
            paramLabel = "CONDITION",
            description =
                    "Only entities with such a property, as in sector=Technology, 'revenue>=1000', 'revenue<5000'."
                            + " May be repeated: the same property with = several times means any of the values.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--explain", description = "Say why each result matches.")
    private boolean explain;

    @Option(names = "--json", description = "Print the server's JSON instead of a table.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    SearchCommand(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var body = body();
        try (var client = server.connect(settings)) {
            var answer = client.post("/knowledge-graph/semantic-search", body);
            if (json) {
                Output.json(terminal.out(), answer);
            } else {
                print(client.json(answer));
            }
        }
        return ExitCode.OK.value();
    }

    private ObjectNode body() {
        var body = ApiClient.JSON.createObjectNode().put("query", query).put("limit", limit);
        body.put("include_explanations", explain);
        if (mode != null) {
            body.put("mode", mode.name());
        }
        if (threshold != null) {
            body.put("threshold", threshold);
        }
        if (!types.isEmpty()) {
            types.forEach(body.putArray("types")::add);
        }
        if (!filters.isEmpty()) {
            body.set("filters", SearchFilters.parse(filters));
        }
        return body;
    }

    private void print(JsonNode answer) {
        var results = answer.path("results");
        if (results.isEmpty()) {
            terminal.out().println("Nothing found.");
            return;
        }
        var headings = new ArrayList<>(List.of("rank", "score", "similarity", "type", "id", "name"));
        if (explain) {
            headings.add("explanation");
        }
        var table = new Table(headings);
        var rank = 1;
        for (var result : results) {
            table.add(row(rank++, result));
        }
        table.print(terminal.out(), terminal.width());
    }

    private List<Cell> row(int rank, JsonNode result) {
        var entity = result.path("entity_data");
        var row = new ArrayList<Cell>();
        row.add(Cell.number(Integer.toString(rank)));
        row.add(score(result.path("score")));
        row.add(score(result.path("similarity_score")));
        row.add(text(result.path("entity_type")));
        row.add(text(result.path("entity_id")));
        row.add(text(entity.path("name")));
        if (explain) {
            row.add(text(result.path("match_explanation")));
        }
        return row;
    }

    private static Cell score(JsonNode score) {
        return score.isNumber() ? Cell.number(String.format(Locale.ROOT, "%.4f", score.doubleValue())) : Cell.of("");
    }

    private static Cell text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? Cell.of("") : Cell.of(value);
    }
}
