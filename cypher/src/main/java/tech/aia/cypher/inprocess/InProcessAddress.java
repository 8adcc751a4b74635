package tech.aia.cypher.inprocess;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.driver.Config;

/**
 * The address of an embedded database for drivers in this process, where it stands in for a password: 128 random bits, known to whom it was
 * handed, with full rights. From elsewhere it leads nowhere, so that it does no harm in a log. Close the drivers before it, and it before
 * the database. Safe for use by many threads.
 */
public final class InProcessAddress implements AutoCloseable {
    /** The scheme by which the driver finds this transport. */
    public static final String SCHEME = "aia-embedded";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    /** Neo4j's own limit of transactions at once. */
    private static final int MOST_CONNECTIONS = GraphDatabaseSettings.max_concurrent_transactions.defaultValue();

    private static final Map<String, EmbeddedDatabases> OPEN = new ConcurrentHashMap<>();

    private final String name;

    private InProcessAddress(String name) {
        this.name = name;
    }

    /** A new address of this database; several may be open at once. */
    public static InProcessAddress of(DatabaseManagementService server) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var address = new InProcessAddress(HexFormat.of().formatHex(bytes));
        OPEN.put(address.name, new EmbeddedDatabases(server));
        return address;
    }

    /** What to give to the driver, with any credentials: they are not looked at. */
    public URI uri() {
        return URI.create(SCHEME + "://" + name);
    }

    /**
     * Suits a driver's configuration to this transport. Waiting for a connection has no time limit: the driver would start a timer for each
     * connection taken and keep it until it ends, and in process none is waited for unless as many are in use as Neo4j runs transactions.
     */
    public static Config.ConfigBuilder configure(Config.ConfigBuilder config) {
        return config.withMaxConnectionPoolSize(MOST_CONNECTIONS)
                .withConnectionAcquisitionTimeout(0, TimeUnit.MILLISECONDS);
    }

    static Optional<EmbeddedDatabases> databases(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(OPEN.get(name));
    }

    @Override
    public void close() {
        var databases = OPEN.remove(name);
        if (databases != null) {
            databases.close();
        }
    }
}
