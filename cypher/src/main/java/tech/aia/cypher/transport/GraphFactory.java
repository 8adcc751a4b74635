package tech.aia.cypher.transport;

import org.neo4j.driver.Driver;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.ChangeLogWriter;
import tech.aia.cypher.migration.Migrations;

/** The only way to a {@link Graph}: nobody can hold one whose schema is not up to date. */
public final class GraphFactory {
    private GraphFactory() {}

    public static Graph migrated(Driver driver, ChangeLogWriter changeLog) {
        var graph = new DefaultGraph(driver, changeLog);
        new Migrations(graph).apply();
        return graph;
    }
}
