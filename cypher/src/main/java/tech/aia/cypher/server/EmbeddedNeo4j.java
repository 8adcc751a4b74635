package tech.aia.cypher.server;

import inet.ipaddr.IPAddressString;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.FulltextSettings;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.fleetmanagement.FleetManagementSettings;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.server.configuration.ServerSettings;
import org.springframework.util.unit.DataSize;
import tech.aia.cypher.change.ChangeLog;
import tech.aia.cypher.inprocess.InProcessAddress;
import tech.aia.cypher.transport.SealedNodes;

/**
 * Neo4j Community in this process: authentication on, Bolt on loopback, no other connector, nothing sent anywhere. It survives
 * {@code kill -9}; {@link #close()} checkpoints and takes under a second once the drivers connected to it are closed.
 */
public final class EmbeddedNeo4j implements AutoCloseable {
    public static final String USER = "neo4j";
    public static final String PASSWORD_KEY = "neo4j.password";
    public static final String USER_KEY = "neo4j.user";

    /** No statement of a client that forgot to say so runs for longer. */
    private static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofHours(1);

    private static final DataSize LOG_FILE = DataSize.ofMegabytes(64);

    private final Path home;
    private final DatabaseManagementService server;
    private final GraphDatabaseAPI database;
    private final String password;
    private final ChangeLog changeLog;
    private final InProcessAddress inProcess;

    private EmbeddedNeo4j(Path home, DatabaseManagementService server, String password) {
        this.home = home;
        this.server = server;
        this.database = (GraphDatabaseAPI) server.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        this.password = password;
        this.changeLog = ChangeLog.observing(server, database);
        server.registerTransactionEventListener(database.databaseName(), new SealedNodes());
        this.inProcess = InProcessAddress.of(server);
    }

    /** Starts the store under {@code <data>/neo4j}, made on first use together with its password. */
    public static EmbeddedNeo4j start(DataDirectory data, Neo4jSettings settings) {
        var home = data.resolve("neo4j");
        var credentials = new Credentials(data.resolve("credentials"));
        var firstStart = InitialPassword.isFirstStart(home);
        var known = credentials.get(PASSWORD_KEY);
        var password = known.orElseGet(Credentials::newSecret);
        if (known.isEmpty()) {
            credentials.put(Map.of(USER_KEY, USER, PASSWORD_KEY, password));
        }
        if (firstStart) {
            InitialPassword.write(home, USER, password);
        }
        var server = builder(home, settings).build();
        var embedded = new EmbeddedNeo4j(home, server, password);
        if (!firstStart && known.isEmpty()) {
            embedded.resetPassword();
        }
        return embedded;
    }

    /** Where clients of any kind reach it with a user and a password, at the port really listened on. */
    public URI boltUri() {
        var address = database.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT);
        return URI.create("bolt://" + address.getHost() + ":" + address.getPort());
    }

    /** Where drivers of this process reach it without a socket. Whoever is given it may do everything. */
    public URI inProcessUri() {
        return inProcess.uri();
    }

    public String password() {
        return password;
    }

    Path home() {
        return home;
    }

    ChangeLog changeLog() {
        return changeLog;
    }

    /** Where procedures of ours are registered. */
    GlobalProcedures procedures() {
        return ((GraphDatabaseAPI) server.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME))
                .getDependencyResolver()
                .resolveDependency(GlobalProcedures.class);
    }

    /** Somebody deleted the credentials file: whoever owns the data directory owns the store, so a new password is set. */
    private void resetPassword() {
        server.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
    }

    private static DatabaseManagementServiceBuilder builder(Path home, Neo4jSettings settings) {
        var bolt = new SocketAddress(settings.boltAddress(), settings.boltPort());
        return new DatabaseManagementServiceBuilder(home)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.default_language, GraphDatabaseSettings.CypherVersion.Cypher25)
                .setConfig(
                        GraphDatabaseSettings.pagecache_memory,
                        settings.pageCache().toBytes())
                .setConfig(
                        GraphDatabaseSettings.memory_transaction_max_size,
                        settings.transactionMemory().toBytes())
                .setConfig(GraphDatabaseSettings.transaction_timeout, DEFAULT_TRANSACTION_TIMEOUT)
                // Looks ten times a second for pauses of the process, of which metrics tell all the same.
                .setConfig(GraphDatabaseInternalSettings.vm_pause_monitor_enabled, false)
                .setConfig(GraphDatabaseSettings.shutdown_transaction_end_timeout, Duration.ofSeconds(1))
                .setConfig(GraphDatabaseSettings.keep_logical_logs, "256M size")
                // Each file is reserved whole on the disk; the default of 256 MB takes half a gigabyte for an empty
                // store.
                .setConfig(GraphDatabaseSettings.logical_log_rotation_threshold, LOG_FILE.toBytes())
                // Showing every commit at once takes the full-text index as much work as all the rest of a small
                // commit.
                .setConfig(FulltextSettings.eventually_consistent_refresh_interval, Duration.ofSeconds(1))
                .setConfig(GraphDatabaseSettings.allow_file_urls, false)
                .setConfig(
                        GraphDatabaseInternalSettings.cypher_ip_blocklist,
                        List.of(new IPAddressString("0.0.0.0/0"), new IPAddressString("::/0")))
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(FleetManagementSettings.fleet_manager_enabled, false)
                .setConfig(ServerSettings.allow_telemetry, false)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, bolt)
                .setConfig(BoltConnector.advertised_address, bolt)
                .setConfig(BoltConnector.enable_discovery, false)
                .setConfig(BoltConnector.server_bolt_telemetry_enabled, false)
                .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO)
                .setConfig(HttpConnector.enabled, false)
                .setConfig(HttpsConnector.enabled, false);
    }

    @Override
    public void close() {
        inProcess.close();
        server.shutdown();
    }
}
