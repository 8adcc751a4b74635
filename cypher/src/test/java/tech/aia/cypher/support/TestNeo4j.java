package tech.aia.cypher.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.inprocess.InProcessAddress;
import tech.aia.cypher.server.DataDirectory;
import tech.aia.cypher.server.EmbeddedNeo4j;
import tech.aia.cypher.server.Neo4jSettings;
import tech.aia.cypher.server.ServerAccess;

/** The module's one embedded Neo4j, started on first use and stopped with the JVM. */
public final class TestNeo4j {
    private static final TestNeo4j INSTANCE = new TestNeo4j();

    private static final String WIPE =
            "MATCH (n) WHERE NOT n:SchemaVersion|VaultRecord|AuditRecord|ActivityRecord CALL (n) { DETACH DELETE n } IN TRANSACTIONS";

    private final DataDirectory data;
    private final EmbeddedNeo4j server;
    private final Driver driver;
    private final Driver boltDriver;
    private final Graph graph;
    private final Changes changes;

    private TestNeo4j() {
        try {
            data = DataDirectory.open(Files.createTempDirectory("neo4j-test"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server = EmbeddedNeo4j.start(data, settings());
        driver = GraphDatabase.driver(
                server.inProcessUri(),
                AuthTokens.none(),
                InProcessAddress.configure(Config.builder()).build());
        boltDriver = GraphDatabase.driver(server.boltUri(), AuthTokens.basic(EmbeddedNeo4j.USER, server.password()));
        graph = ServerAccess.graph(server, driver);
        changes = ServerAccess.changes(server, graph);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** Settings for a test: any free port, small memory. */
    public static Neo4jSettings settings() {
        return new Neo4jSettings(
                null,
                "neo4j",
                null,
                Neo4jSettings.Transport.IN_PROCESS,
                "127.0.0.1",
                0,
                DataSize.ofMegabytes(64),
                DataSize.ofMegabytes(256),
                DataSize.ofMegabytes(64),
                Duration.ofDays(7));
    }

    /** The empty graph: everything that earlier tests left is deleted. */
    public static TestNeo4j wiped() {
        INSTANCE.graph.execute(WIPE);
        INSTANCE.graph.write(tx -> tx.run("MATCH (r:VaultRecord|AuditRecord|ActivityRecord) DELETE r", Map.of()));
        return INSTANCE;
    }

    public static TestNeo4j asItIs() {
        return INSTANCE;
    }

    public Graph graph() {
        return graph;
    }

    public Changes changes() {
        return changes;
    }

    /** As the platform's own: in process. */
    public Driver driver() {
        return driver;
    }

    public Driver driver(Neo4jSettings.Transport transport) {
        return transport == Neo4jSettings.Transport.BOLT ? boltDriver : driver;
    }

    public EmbeddedNeo4j server() {
        return server;
    }

    public URI boltUri() {
        return server.boltUri();
    }

    public String password() {
        return server.password();
    }

    /** Runs one writing statement as a stranger with a Bolt connection would. */
    public void cypher(String statement, Map<String, Object> parameters) {
        try (var session = boltDriver.session()) {
            session.run(statement, parameters).consume();
        }
    }

    private void stop() {
        driver.close();
        boltDriver.close();
        server.close();
        data.close();
        FileSystemUtils.deleteRecursively(data.path().toFile());
    }
}
