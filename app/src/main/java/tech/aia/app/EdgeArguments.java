package tech.aia.app;

import java.util.ArrayList;
import java.util.List;
import tech.aia.app.cli.ServerOptions;
import tech.aia.app.tls.ServerCertificate;

/** What the options of the server's edge are called by Spring. */
final class EdgeArguments {
    /** A renewal replaces two files; what comes within this time is looked at together. */
    private static final String QUIET = "2s";

    private EdgeArguments() {}

    static List<String> of(ServerOptions.Edge edge) {
        var arguments = new ArrayList<String>();
        if (!edge.names().isEmpty()) {
            arguments.add("--aia.server.names=" + String.join(",", edge.names()));
        }
        if (edge.behindProxy()) {
            arguments.add("--aia.server.behind-proxy=true");
        }
        var certificate = edge.certificate();
        if (certificate != null) {
            arguments.addAll(tls(certificate));
        }
        return arguments;
    }

    /** A bundle that is loaded again when its files change; one that does not fit together is not taken. */
    static List<String> tls(ServerCertificate certificate) {
        var bundle = "--spring.ssl.bundle.pem.aia.";
        return List.of(
                "--server.ssl.bundle=aia",
                "--server.http2.enabled=true",
                bundle + "keystore.certificate=file:" + certificate.certificate(),
                bundle + "keystore.private-key=file:" + certificate.key(),
                bundle + "keystore.verify-keys=true",
                bundle + "reload-on-update=true",
                bundle + "options.enabled-protocols=${aia.server.tls-protocols:TLSv1.3}",
                "--spring.ssl.bundle.watch.file.quiet-period=" + QUIET);
    }
}
