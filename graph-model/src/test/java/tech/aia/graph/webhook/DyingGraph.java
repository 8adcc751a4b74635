package tech.aia.graph.webhook;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.support.ForwardingGraph;

/** As a process sees it that is killed just before it commits. */
final class DyingGraph extends ForwardingGraph {
    DyingGraph(Graph graph) {
        super(graph);
    }

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public <T extends @Nullable Object> T write(Function<GraphTransaction, T> work) {
        return graph().write(tx -> {
            var _ = work.apply(tx);
            throw new Killed();
        });
    }
}
