package tech.aia.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aia up}, and {@code aia demo}, which is the same with the sample graph. */
@Command
final class UpCommand implements Callable<Integer> {
    static final int HTTP_PORT = 8080;
    static final int BOLT_PORT = 7687;

    private final Terminal terminal;
    private final Settings settings;
    private final ServerLauncher launcher;
    private final boolean sample;

    @Option(names = "--port", paramLabel = "N", description = "HTTP port (AIA_PORT; 8080). 0 takes any free one.")
    private @Nullable String port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory that holds everything: the graph, the search index, credentials, logs"
                    + " (AIA_DATA; ./data). Made when missing.")
    private @Nullable String data;

    @Option(
            names = "--neo4j-uri",
            paramLabel = "URI",
            description = "Use this Neo4j, such as neo4j://host:7687, instead of the embedded one (AIA_NEO4J_URI)."
                    + " User and password only by AIA_NEO4J_USER and AIA_NEO4J_PASSWORD.")
    private @Nullable String neo4jUri;

    @Option(
            names = "--bolt-port",
            paramLabel = "N",
            description = "Bolt port of the embedded Neo4j (AIA_BOLT_PORT; 7687). 0 takes any free one.")
    private @Nullable String boltPort;

    @Mixin
    private EdgeOptions edge = new EdgeOptions();

    UpCommand(Terminal terminal, Settings settings, ServerLauncher launcher, boolean sample) {
        this.terminal = terminal;
        this.settings = settings;
        this.launcher = launcher;
        this.sample = sample;
    }

    CommandLine commandLine(String name) {
        var line = new CommandLine(this);
        line.getCommandSpec()
                .name(name)
                .usageMessage()
                .description(
                        sample
                                ? "Starts AIA and loads the sample graph into an empty store. Ctrl-C stops it."
                                : "Starts AIA. Ctrl-C stops it.");
        return line;
    }

    @Override
    public Integer call() {
        var options = options();
        try {
            new Preflight(options).check();
            terminal.err().println("Starting AIA on " + options.data() + " ...");
            return launcher.run(options);
        } catch (CliException expected) {
            throw expected;
        } catch (RuntimeException | LinkageError failure) {
            throw CliException.failed(new StartFailure(options).explain(failure), failure);
        }
    }

    private ServerOptions options() {
        var directory = settings.dataDirectory(data);
        return new ServerOptions(
                settings.port(port, "--port", "AIA_PORT", HTTP_PORT),
                edge.edge(settings, directory),
                directory,
                settings.port(boltPort, "--bolt-port", "AIA_BOLT_PORT", BOLT_PORT),
                settings.externalNeo4j(neo4jUri),
                sample);
    }
}
