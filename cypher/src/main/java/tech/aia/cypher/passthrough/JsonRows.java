package tech.aia.cypher.passthrough;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphNode;

/** Rows as objects. Documented nodes tell their connections, which are counted for many of them at once. */
final class JsonRows implements RowHandler {
    private static final int AT_ONCE = 500;

    private final ResultValues values;
    private final Function<Collection<String>, Map<String, Long>> connections;
    private final Consumer<Map<String, @Nullable Object>> sink;
    private final List<List<@Nullable Object>> waiting = new ArrayList<>();
    private List<String> columns = List.of();

    JsonRows(
            ResultValues values,
            Function<Collection<String>, Map<String, Long>> connections,
            Consumer<Map<String, @Nullable Object>> sink) {
        this.values = values;
        this.connections = connections;
        this.sink = sink;
    }

    @Override
    public void columns(List<String> names) {
        columns = names;
    }

    @Override
    public boolean row(List<@Nullable Object> row) {
        if (columns.size() != 1) {
            sink.accept(object(row));
            return true;
        }
        waiting.add(row);
        if (waiting.size() == AT_ONCE) {
            flush();
        }
        return true;
    }

    @Override
    public void done(PassthroughSummary summary) {
        flush();
    }

    private void flush() {
        var ids = waiting.stream()
                .filter(row -> row.getFirst() instanceof GraphNode)
                .map(row -> ((GraphNode) row.getFirst()).elementId())
                .distinct()
                .toList();
        var counted = ids.isEmpty() ? Map.<String, Long>of() : connections.apply(ids);
        for (var row : waiting) {
            sink.accept(
                    row.getFirst() instanceof GraphNode node
                            ? values.documentedNode(node, counted.get(node.elementId()))
                            : object(row));
        }
        waiting.clear();
    }

    private Map<String, @Nullable Object> object(List<@Nullable Object> row) {
        var object = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(row.size());
        for (int i = 0; i < row.size(); i++) {
            object.put(columns.get(i), values.toJson(row.get(i)));
        }
        return object;
    }
}
