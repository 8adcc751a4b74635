package tech.aia.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code aia import FILE …}: sends a file of any size to the server and follows the import to its end. */
@Command(
        name = "import",
        description = {
            "Imports a CSV or NDJSON file as entities or as relationships between them. The same file twice changes nothing.",
            "",
            "  aia import FILE --type customer --id symbol",
            "  aia import FILE --relationship PURCHASED --from customer:customer_id --to product:product_id",
            ""
        })
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Settings settings;

    @Parameters(
            paramLabel = "FILE",
            description = "A .csv, .ndjson or .jsonl file, gzipped or not, or - for standard input.")
    private String file = "";

    @Option(names = "--type", paramLabel = "TYPE", description = "Type of the entities, such as customer.")
    private @Nullable String type;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column that tells the entities apart.")
    private @Nullable String id;

    @Option(
            names = "--relationship",
            paramLabel = "NAME",
            description = "Type of the relationships, such as PURCHASED.")
    private @Nullable String relationship;

    @Option(names = "--from", paramLabel = "TYPE:COLUMN", description = "Type and key column of where they begin.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TYPE:COLUMN", description = "Type and key column of where they end.")
    private @Nullable String to;

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            description = "Column that tells apart several relationships between the same two.")
    private @Nullable String key;

    @Option(
            names = "--types",
            paramLabel = "COLUMN=TYPE,...",
            description =
                    "State the types of columns instead of having them inferred, as in zip=string,revenue=decimal.")
    private @Nullable String types;

    @Option(
            names = "--embedding",
            paramLabel = "COLUMN",
            description = "Column of embeddings that the entities bring, instead of having them made.")
    private @Nullable String embedding;

    @Option(
            names = "--embedding-model",
            paramLabel = "MODEL",
            description = "What made them, such as all-MiniLM-L6-v2; it must be the server's model.")
    private @Nullable String embeddingModel;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}; by default what the file's name says, csv for standard input.")
    private ImportSource.@Nullable Format format;

    @Option(names = "--no-wait", description = "Return as soon as the server has the file.")
    private boolean noWait;

    @Option(names = "--json", description = "Print the server's last JSON instead of a summary.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    ImportCommand(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var target = target();
        var source = ImportSource.open(file, format, terminal.in());
        try (source;
                var client = server.connect(settings)) {
            var accepted = new Upload(client, terminal).send(target, source);
            return noWait ? accepted(client, accepted) : followed(client, accepted);
        }
    }

    private ImportTarget target() {
        if (type != null && relationship == null && from == null && to == null && key == null) {
            return ImportTarget.entities(type, required(id, "--id"), types, embedding, embeddingModel);
        }
        if (relationship != null && type == null && id == null) {
            if (embedding != null || embeddingModel != null) {
                throw CliException.usage("Only entities have embeddings: leave --embedding and --embedding-model out"
                        + " beside --relationship.");
            }
            return ImportTarget.relationships(relationship, required(from, "--from"), required(to, "--to"), key, types);
        }
        throw CliException.usage("Say either what entities the file holds, with --type and --id,"
                + " or what relationships, with --relationship, --from and --to. See aia import --help");
    }

    private static String required(@Nullable String value, String option) {
        if (value == null || value.isBlank()) {
            throw CliException.usage("Missing " + option + ". See aia import --help");
        }
        return value;
    }

    private int accepted(ApiClient client, JsonNode answer) {
        if (json) {
            terminal.out().println(answer);
        } else {
            terminal.out()
                    .println("The server has the file. Follow the import at "
                            + client.server()
                                    .resolve(answer.path("tracking_url").asString("")));
        }
        return ExitCode.OK.value();
    }

    private int followed(ApiClient client, JsonNode accepted) {
        var last = new ImportFollower(client, terminal).follow(accepted);
        var status = ImportStatus.of(last);
        if (json) {
            terminal.out().println(last);
        } else {
            new ImportSummary(source(), status).print(terminal.out());
        }
        return (status.succeeded() ? ExitCode.OK : ExitCode.FAILED).value();
    }

    private String source() {
        return file.equals("-") ? "standard input" : file;
    }
}
