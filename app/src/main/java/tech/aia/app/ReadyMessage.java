package tech.aia.app;

import java.net.URI;
import java.nio.file.Path;
import tech.aia.app.cli.ServerOptions;

/** What {@code aia up} says when the server is ready: where it is and what to try. */
final class ReadyMessage {
    private final ServerOptions options;
    private final String url;
    private final String local;
    private final URI bolt;

    /**
     * @param port the HTTP port listened on, which differs from the one asked for when that was 0
     * @param bolt where Bolt is spoken
     */
    ReadyMessage(ServerOptions options, int port, URI bolt) {
        this.options = options;
        this.url = url(options.edge(), port);
        this.local = (options.edge().certificate() == null ? "http" : "https") + "://localhost:" + port;
        this.bolt = bolt;
    }

    /** Behind a proxy the outside address is the proxy's, and only it knows that. */
    private static String url(ServerOptions.Edge edge, int port) {
        var host = edge.names().isEmpty() || edge.behindProxy()
                ? "localhost"
                : edge.names().getFirst();
        return (edge.certificate() == null ? "http://" : "https://") + (host.contains(":") ? "[" + host + "]" : host)
                + ":" + port;
    }

    String text() {
        var text = new StringBuilder("AIA is ready: " + url);
        line(text, "API docs", url + "/api/docs");
        line(text, "GraphiQL", url + "/graphiql");
        line(text, "Browser", url + "/browser/");
        line(text, "Bolt", bolt.toString());
        line(text, "Secrets", "in " + options.data().resolve("credentials"));
        line(text, "Log", options.log().toString());
        line(text, "Try", data() + "./aia search \"high-value customers in the technology sector\"" + server());
        if (options.sample()) {
            line(text, "", data() + "./aia tasks --watch" + server());
        }
        return text.append(System.lineSeparator()).append("Ctrl-C stops it.").toString();
    }

    /** Where the commands find the credentials, unless they look there by themselves. */
    private String data() {
        var usual = Path.of("data").toAbsolutePath().normalize();
        return options.data().equals(usual) ? "" : "AIA_DATA=" + options.data() + " ";
    }

    /** The commands find the credentials of this machine for this machine only, so not by a name that others call it by. */
    private String server() {
        var address = options.edge().isEveryAddress() || options.edge().isThisMachine() ? local : url;
        return address.equals("http://localhost:8080") ? "" : " --server " + address;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(System.lineSeparator()).append(String.format("  %-10s%s", name, value));
    }
}
