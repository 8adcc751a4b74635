package tech.aia.cypher.server;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the graph lives.
 *
 * @param uri an existing server such as {@code neo4j://host:7687}; absent means the embedded one
 * @param user user of that server; the embedded one is always {@code neo4j}
 * @param password its password; the embedded one's is generated into the credentials file
 * @param transport how the platform itself reaches the embedded server
 * @param boltAddress address the embedded server's Bolt connector listens on; only loopback, as Community edition has no roles
 * @param boltPort its port, 0 for any free one
 * @param pageCache memory for the embedded server's page cache
 * @param transactionMemory the most one transaction may take
 * @param minFreeDisk disk space the embedded server must find free for a write; bulk work needs twice as much. A server that meets a full
 *     disk stops for good
 * @param changeRetention how long committed changes can be read back
 */
@ConfigurationProperties("aia.neo4j")
public record Neo4jSettings(
        @Nullable URI uri,
        @DefaultValue("neo4j") String user,
        @Nullable String password,
        @DefaultValue("in-process") Transport transport,
        @DefaultValue("127.0.0.1") String boltAddress,
        @DefaultValue("7687") int boltPort,
        @DefaultValue("256MB") DataSize pageCache,
        @DefaultValue("512MB") DataSize transactionMemory,
        @DefaultValue("128MB") DataSize minFreeDisk,
        @DefaultValue("7d") Duration changeRetention) {

    /** Ways from the platform to the embedded server; others reach it over Bolt in either case. */
    public enum Transport {
        /** Without a socket, and several times faster. */
        IN_PROCESS,
        /** As any other client does. */
        BOLT
    }

    public Neo4jSettings {
        if (boltPort < 0 || boltPort > 65535) {
            throw new IllegalArgumentException("aia.neo4j.bolt-port must be between 0 and 65535, not " + boltPort);
        }
        if (!isThisMachine(boltAddress)) {
            throw new IllegalArgumentException(
                    "aia.neo4j.bolt-address must be an address of this machine alone such as 127.0.0.1,"
                            + " as whoever reaches Bolt with its password may do everything to the graph; not "
                            + boltAddress);
        }
        if (uri != null && password == null) {
            throw new IllegalArgumentException(
                    "An external Neo4j needs a password: set AIA_NEO4J_PASSWORD (and AIA_NEO4J_USER unless it is neo4j).");
        }
    }

    private static boolean isThisMachine(String address) {
        try {
            return address.equals("localhost") || InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
