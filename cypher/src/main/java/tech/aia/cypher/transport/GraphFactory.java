package tech.aia.cypher.transport;

import org.neo4j.driver.Driver;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.ChangeLogWriter;
import tech.aia.cypher.migration.Migrations;

/** The only way to a {@link Graph}: nobody can hold one whose schema is not up to date. */
public final class GraphFactory {
    private GraphFactory() {}

    /** On a server whose disk is not ours to watch. */
    public static Graph migrated(Driver driver, ChangeLogWriter changeLog) {
        return migrated(driver, changeLog, DiskReserve.none());
    }

    public static Graph migrated(Driver driver, ChangeLogWriter changeLog, DiskReserve disk) {
        var graph = new DefaultGraph(driver, changeLog, disk);
        new Migrations(graph).apply();
        return graph;
    }
}
