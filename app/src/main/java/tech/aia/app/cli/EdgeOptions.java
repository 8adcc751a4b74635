package tech.aia.app.cli;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tech.aia.app.tls.HostName;
import tech.aia.app.tls.ServerCertificate;

/** The options of {@code aia up} that say who can reach the server, and how. */
final class EdgeOptions {
    private static final String CERTIFICATE = "--tls-certificate";
    private static final String KEY = "--tls-key";

    @Option(
            names = "--tls",
            description = "Speak TLS with the certificate that aia certificate made in the data directory.")
    private boolean tls;

    @Option(
            names = CERTIFICATE,
            paramLabel = "FILE",
            description =
                    "Speak TLS with this certificate and its chain, PEM (AIA_TLS_CERTIFICATE). When the file changes, the"
                            + " new one is used.")
    private @Nullable String certificate;

    @Option(
            names = KEY,
            paramLabel = "FILE",
            description = "The key of the certificate, PEM and not encrypted (AIA_TLS_KEY).")
    private @Nullable String key;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on (AIA_BIND; 127.0.0.1). Another than this machine's own needs TLS, or a proxy, and"
                            + " --name.")
    private @Nullable String bind;

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description =
                    "A name by which the server may be called besides localhost; repeatable (AIA_SERVER_NAMES, separated"
                            + " by commas).")
    private @Nullable List<String> names;

    @Option(
            names = "--behind-proxy",
            description =
                    "A proxy in front speaks TLS and says in X-Forwarded-* who calls; it calls from this machine or from an"
                            + " address in AIA_SERVER_PROXIES (AIA_SERVER_BEHIND_PROXY).")
    private boolean behindProxy;

    ServerOptions.Edge edge(Settings settings, Path data) {
        var edge = new ServerOptions.Edge(
                address(settings.text(bind, "--bind", "AIA_BIND")),
                certificate(settings, data),
                settings.list(names, "--name", "AIA_SERVER_NAMES").stream()
                        .map(EdgeOptions::name)
                        .toList(),
                behindProxy || settings.flag("AIA_SERVER_BEHIND_PROXY"));
        if (!edge.isThisMachine()) {
            requireShelter(edge);
        }
        return edge;
    }

    private static void requireShelter(ServerOptions.Edge edge) {
        if (edge.certificate() == null && !edge.behindProxy()) {
            throw CliException.usage(
                    "Tokens must not travel in the clear, so without TLS AIA listens on this machine only, not on "
                            + edge.address()
                            + ": give a certificate with --tls-certificate and --tls-key, or say --behind-proxy where a"
                            + " proxy speaks TLS.");
        }
        if (edge.names().isEmpty()) {
            throw CliException.usage("AIA answers only to names it knows: say by --name how others call "
                    + edge.address() + ", such as --name kb.example.org.");
        }
    }

    private @Nullable ServerCertificate certificate(Settings settings, Path data) {
        var certificateFile = settings.text(certificate, CERTIFICATE, "AIA_TLS_CERTIFICATE");
        var keyFile = settings.text(key, KEY, "AIA_TLS_KEY");
        if ((certificateFile == null) != (keyFile == null)) {
            throw CliException.usage("TLS needs both " + CERTIFICATE + " and " + KEY + ".");
        }
        if (certificateFile != null && keyFile != null) {
            return new ServerCertificate(file(CERTIFICATE, certificateFile), file(KEY, keyFile));
        }
        if (!tls) {
            return null;
        }
        var made = ServerCertificate.in(data);
        if (!made.exists()) {
            throw CliException.usage(
                    "There is no certificate in " + made.certificate().getParent()
                            + ": make one with ./aia certificate --data " + data + ", or name your own with "
                            + CERTIFICATE + " and " + KEY
                            + ".");
        }
        return made;
    }

    private static Path file(String option, String name) {
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException failure) {
            throw CliException.usage(option + " must be a file, not '" + name + "'.");
        }
    }

    private static String address(@Nullable String given) {
        if (given == null || given.equals("localhost")) {
            return ServerOptions.Edge.LOOPBACK;
        }
        try {
            return InetAddress.ofLiteral(given).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            throw CliException.usage(
                    "--bind must be an address of this machine such as 0.0.0.0 for all or 192.168.1.10, not '" + given
                            + "'.");
        }
    }

    private static String name(String given) {
        try {
            return HostName.of(given);
        } catch (IllegalArgumentException failure) {
            throw CliException.usage("--name " + failure.getMessage() + ".");
        }
    }
}
