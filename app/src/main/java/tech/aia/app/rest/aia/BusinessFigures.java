package tech.aia.app.rest.aia;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.Row;

/** What the graph holds, counted now. */
@Component
class BusinessFigures {
    private static final Logger LOG = LoggerFactory.getLogger(BusinessFigures.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String COUNT = """
            CALL () { MATCH (e:Entity) RETURN count(e) AS entities }
            CALL () {
              MATCH (t:Task)
              RETURN count(CASE WHEN t.status IN ['queued', 'assigned', 'running'] THEN 1 END) AS active,
                     count(CASE WHEN t.status = 'completed' THEN 1 END) AS completed
            }
            CALL () {
              MATCH (a:Agent)<-[:ASSIGNED_TO]-(t:Task)
              WHERE t.status IN ['completed', 'failed'] AND coalesce(t.done_by, a.id) = a.id
              RETURN count(CASE WHEN t.status = 'completed' THEN 1 END) AS done, count(t) AS ended
            }
            RETURN entities, active, completed, done, ended""";

    private final Graph graph;

    BusinessFigures(Graph graph) {
        this.graph = graph;
    }

    MetricsView.BusinessMetrics now() {
        try {
            var row = graph.read(COUNT, Map.of(), PATIENCE).getFirst();
            return new MetricsView.BusinessMetrics(
                    row.integer("active"), row.integer("completed"), row.integer("entities"), score(row));
        } catch (GraphException unknown) {
            LOG.warn("The graph could not be counted: {}", unknown.getMessage());
            return new MetricsView.BusinessMetrics(null, null, null, null);
        }
    }

    private static @Nullable Double score(Row row) {
        var ended = row.integer("ended");
        return ended == 0 ? null : SystemFigures.percent((double) row.integer("done") / ended);
    }
}
