package tech.aia.app.cli;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.app.tls.ServerCertificate;

/**
 * What {@code aia up} and {@code aia demo} were asked for, already validated.
 *
 * @param port HTTP port, 0 for any free one
 * @param edge who can reach the HTTP port, and how
 * @param data the data directory, absolute; need not exist yet
 * @param boltPort port of the embedded Neo4j's Bolt connector, 0 for any free one; of no use with an external Neo4j
 * @param neo4j an existing Neo4j to use in place of the embedded one
 * @param sample whether to load the sample graph into an empty store
 */
public record ServerOptions(
        int port,
        Edge edge,
        Path data,
        int boltPort,
        @Nullable ExternalNeo4j neo4j,
        boolean sample) {

    /**
     * Where the server meets the world.
     *
     * @param address the HTTP port listens on
     * @param certificate with which it speaks TLS; null where it does not
     * @param names by which it may be called besides localhost
     * @param behindProxy whether a proxy in front speaks TLS in its place
     */
    public record Edge(
            String address, @Nullable ServerCertificate certificate, List<String> names, boolean behindProxy) {
        static final String LOOPBACK = "127.0.0.1";

        static final Edge OF_THIS_MACHINE = new Edge(LOOPBACK, null, List.of(), false);

        /** Whether nobody else can reach it. */
        public boolean isThisMachine() {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        }

        public boolean isEveryAddress() {
            return InetAddress.ofLiteral(address).isAnyLocalAddress();
        }
    }

    /** The address the HTTP port listens on. */
    public String bindAddress() {
        return edge.address();
    }

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
