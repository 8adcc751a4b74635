package tech.aia.app.web;

import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tech.aia.cypher.server.EmbeddedNeo4j;
import tech.aia.cypher.server.Neo4jSettings;

/** Where a person with a Bolt client finds the graph. */
@Component
public class BoltAddress {
    private final ObjectProvider<EmbeddedNeo4j> embedded;
    private final Neo4jSettings settings;

    BoltAddress(ObjectProvider<EmbeddedNeo4j> embedded, Neo4jSettings settings) {
        this.embedded = embedded;
        this.settings = settings;
    }

    /** With the port really listened on; the embedded server is called localhost. */
    public URI uri() {
        var server = embedded.getIfAvailable();
        if (server != null) {
            return URI.create("bolt://localhost:" + server.boltUri().getPort());
        }
        var external = settings.uri();
        return external == null ? URI.create("bolt://localhost:" + settings.boltPort()) : external;
    }

    String user() {
        return settings.user();
    }
}
