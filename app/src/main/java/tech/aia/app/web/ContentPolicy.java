package tech.aia.app.web;

import java.net.URI;
import org.springframework.stereotype.Component;

/**
 * What pages may load: only what this server sends. Swagger UI, GraphiQL and Neo4j Browser set styles in place; Neo4j Browser besides
 * compiles its editor's grammars, and talks to Bolt. A page on which people log in runs no script; its form ends in a redirect to the
 * program that sent them, wherever that is, which browsers count as the form's target.
 */
@Component
public final class ContentPolicy {
    private static final String STRICT = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String GRAPHIQL =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                    + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String BROWSER = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
            + " worker-src 'self' blob:; connect-src 'self' data: %s; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'";

    private static final String LOGIN = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'";

    private final BoltAddress bolt;

    ContentPolicy(BoltAddress bolt) {
        this.bolt = bolt;
    }

    String of(String path) {
        if (path.startsWith("/browser/")) {
            return BROWSER.formatted(sockets(bolt.uri()));
        }
        if (path.startsWith("/oauth/")) {
            return ofLogin("");
        }
        return path.startsWith("/graphiql") ? GRAPHIQL : STRICT;
    }

    /** @param target where the form's redirect may lead besides; empty for nowhere else */
    public static String ofLogin(String target) {
        return (LOGIN + " " + target).strip();
    }

    /** Bolt in a web page goes through web sockets, to whichever of its names the user types. */
    private static String sockets(URI bolt) {
        var port = bolt.getPort() < 0 ? 7687 : bolt.getPort();
        var sockets = "ws://%1$s:%2$d wss://%1$s:%2$d".formatted(bolt.getHost(), port);
        return bolt.getHost().equals("localhost")
                ? sockets + " ws://127.0.0.1:%1$d wss://127.0.0.1:%1$d".formatted(port)
                : sockets;
    }
}
