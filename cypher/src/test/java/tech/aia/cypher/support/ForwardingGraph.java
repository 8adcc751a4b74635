package tech.aia.cypher.support;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;

/** Another graph, of which everything is asked but to write: tests decide what becomes of that. */
public abstract class ForwardingGraph implements Graph {
    private final Graph graph;

    protected ForwardingGraph(Graph graph) {
        this.graph = graph;
    }

    protected final Graph graph() {
        return graph;
    }

    @Override
    public List<Row> read(String statement, Map<String, ? extends @Nullable Object> parameters) {
        return graph.read(statement, parameters);
    }

    @Override
    public List<Row> read(String statement, Map<String, ? extends @Nullable Object> parameters, Duration timeout) {
        return graph.read(statement, parameters, timeout);
    }

    @Override
    public List<Row> lookUp(String statement, Map<String, ? extends @Nullable Object> parameters) {
        return graph.lookUp(statement, parameters);
    }

    @Override
    public void stream(String statement, Map<String, ? extends @Nullable Object> parameters, Consumer<Row> rows) {
        graph.stream(statement, parameters, rows);
    }

    @Override
    public void execute(String statement) {
        graph.execute(statement);
    }

    @Override
    public void requireRoom() {
        graph.requireRoom();
    }

    @Override
    public boolean isReachable() {
        return graph.isReachable();
    }
}
