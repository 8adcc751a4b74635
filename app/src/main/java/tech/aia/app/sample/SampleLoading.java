package tech.aia.app.sample;

import java.util.Map;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;

/** Remembers in the graph that the sample is being loaded, so that a start that was broken off is made up for by the next. */
@Component
class SampleLoading {
    private static final String BEGIN = "MERGE (:SampleLoading)";
    private static final String END = "MATCH (s:SampleLoading) DELETE s";
    private static final String UNDER_WAY = "MATCH (s:SampleLoading) RETURN count(s) > 0 AS under_way";

    private final Graph graph;

    SampleLoading(Graph graph) {
        this.graph = graph;
    }

    void begin() {
        graph.write(tx -> tx.run(BEGIN, Map.of()));
    }

    void end() {
        graph.write(tx -> tx.run(END, Map.of()));
    }

    boolean isUnderWay() {
        return graph.read(UNDER_WAY, Map.of()).getFirst().bool("under_way");
    }
}
