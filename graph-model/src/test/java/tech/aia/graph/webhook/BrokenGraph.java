package tech.aia.graph.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.support.ForwardingGraph;

/** Fails at some writing statements. */
class BrokenGraph extends ForwardingGraph {
    private final BiPredicate<String, Map<String, ? extends @Nullable Object>> at;

    BrokenGraph(Graph graph, BiPredicate<String, Map<String, ? extends @Nullable Object>> at) {
        super(graph);
        this.at = at;
    }

    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Watched(GraphTransaction tx, BiPredicate<String, Map<String, ? extends @Nullable Object>> at)
            implements GraphTransaction {
        @Override
        public List<Row> run(String statement, Map<String, ? extends @Nullable Object> parameters) {
            if (at.test(statement, parameters)) {
                throw new Broken();
            }
            return tx.run(statement, parameters);
        }

        @Override
        public void changes(Collection<Change> changes) {
            tx.changes(changes);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Function<GraphTransaction, T> work) {
        return graph().write(tx -> work.apply(new Watched(tx, at)));
    }
}
