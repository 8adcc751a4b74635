package tech.aia.cypher.inprocess;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** The databases of one embedded server by name. Safe for use by many threads. */
final class EmbeddedDatabases implements AutoCloseable {
    private final DatabaseManagementService server;
    private final String defaultName;
    private final TransactionTimeouts timeouts = new TransactionTimeouts();
    private final Map<String, EmbeddedDatabase> known = new ConcurrentHashMap<>();

    EmbeddedDatabases(DatabaseManagementService server) {
        this.server = server;
        this.defaultName = api(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                .getDependencyResolver()
                .resolveDependency(Config.class)
                .get(GraphDatabaseSettings.initial_default_database);
    }

    /** @throws org.neo4j.dbms.api.DatabaseNotFoundException with the status code that Bolt tells, if there is none of that name */
    EmbeddedDatabase get(Optional<String> name) {
        return known.computeIfAbsent(name.orElse(defaultName), each -> new EmbeddedDatabase(api(each), timeouts));
    }

    @Override
    public void close() {
        timeouts.close();
    }

    private GraphDatabaseAPI api(String name) {
        return (GraphDatabaseAPI) server.database(name);
    }
}
