package tech.aia.app.rest.aia;

import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;

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
            RETURN entities, active, completed""";

    private final Graph graph;

    BusinessFigures(Graph graph) {
        this.graph = graph;
    }

    MetricsView.BusinessMetrics now() {
        try {
            var row = graph.read(COUNT, Map.of(), PATIENCE).getFirst();
            return new MetricsView.BusinessMetrics(
                    row.integer("active"), row.integer("completed"), row.integer("entities"), null);
        } catch (GraphException unknown) {
            LOG.warn("The graph could not be counted: {}", unknown.getMessage());
            return new MetricsView.BusinessMetrics(null, null, null, null);
        }
    }
}
