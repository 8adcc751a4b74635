package tech.aia.app.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code aia up} and {@code aia demo} were asked for, already validated.
 *
 * @param port HTTP port, 0 for any free one
 * @param bindAddress address the HTTP port listens on
 * @param data the data directory, absolute; need not exist yet
 * @param boltPort port of the embedded Neo4j's Bolt connector, 0 for any free one; of no use with an external Neo4j
 * @param neo4j an existing Neo4j to use in place of the embedded one
 * @param sample whether to load the sample graph into an empty store
 */
public record ServerOptions(
        int port,
        String bindAddress,
        Path data,
        int boltPort,
        @Nullable ExternalNeo4j neo4j,
        boolean sample) {

    /** Where the server writes its log. */
    public Path log() {
        return data.resolve("logs").resolve("aia.log");
    }

    /** An existing Neo4j server or cluster and how to log in to it. */
    public record ExternalNeo4j(URI uri, String user, String password) {
        /** Without the password, as this may reach a log. */
        @Override
        public String toString() {
            return user + " at " + uri;
        }
    }
}
