package tech.aia.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every client command has. */
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The AIA server to talk to (AIA_SERVER; http://localhost:8080, or the port in AIA_PORT).")
    private @Nullable String server;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Certificates to trust the server by, PEM, and no others (AIA_CA; those of Java and the one that aia"
                            + " certificate made in the data directory).")
    private @Nullable String authorities;

    ApiClient connect(Settings settings) {
        var address = settings.server(server);
        return new ApiClient(address, settings.clientKeys(address), settings.trust(address, authorities));
    }
}
