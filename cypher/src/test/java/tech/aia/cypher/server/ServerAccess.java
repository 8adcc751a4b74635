package tech.aia.cypher.server;

import java.time.Duration;
import org.neo4j.driver.Driver;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.change.DefaultChanges;
import tech.aia.cypher.procedure.ProcedureRegistry;
import tech.aia.cypher.transport.GraphFactory;

/** Lets tests without Spring wire what {@link CypherConfiguration} wires. */
public final class ServerAccess {
    private ServerAccess() {}

    public static Graph graph(EmbeddedNeo4j server, Driver driver) {
        return GraphFactory.migrated(driver, server.changeLog());
    }

    public static Changes changes(EmbeddedNeo4j server, Graph graph) {
        return new DefaultChanges(graph, server.changeLog(), Duration.ofDays(7));
    }

    public static ProcedureRegistry procedures(EmbeddedNeo4j server) {
        return new ProcedureRegistry(server.procedures());
    }
}
