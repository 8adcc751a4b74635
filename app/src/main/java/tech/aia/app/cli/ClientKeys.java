package tech.aia.app.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;

/**
 * By what the commands make themselves known to the server: {@code AIA_CLIENT_ID} and {@code AIA_CLIENT_SECRET}, or for a server of this
 * machine what it generated into the file {@code credentials} of its data directory.
 */
record ClientKeys(String id, String secret) {
    private static final String ID = "AIA_CLIENT_ID";
    private static final String SECRET = "AIA_CLIENT_SECRET";

    static Optional<ClientKeys> find(Terminal terminal, Path data, URI server) {
        var id = terminal.variable(ID);
        var secret = terminal.variable(SECRET);
        if (id != null && secret != null) {
            return Optional.of(new ClientKeys(id, secret));
        }
        if (id != null || secret != null) {
            throw CliException.usage("Set both " + ID + " and " + SECRET + ", or neither.");
        }
        // A secret of this machine is not for whatever --server names.
        return isHere(server) ? ofFile(data.resolve("credentials")) : Optional.empty();
    }

    private static boolean isHere(URI server) {
        try {
            return InetAddress.getByName(server.getHost()).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }

    private static Optional<ClientKeys> ofFile(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var at = line.indexOf('=');
                if (at > 0) {
                    values.put(
                            line.substring(0, at).strip(),
                            line.substring(at + 1).strip());
                }
            }
        } catch (IOException unreadable) {
            throw CliException.failed("The file " + file + " cannot be read.", unreadable);
        }
        var id = values.get("client.id");
        var secret = values.get("client.secret");
        return id == null || secret == null ? Optional.empty() : Optional.of(new ClientKeys(id, secret));
    }
}
