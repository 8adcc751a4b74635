package tech.aia.cypher.passthrough;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import tech.aia.cypher.GraphNode;
import tech.aia.cypher.GraphPath;
import tech.aia.cypher.transport.DriverValues;

/** A row of the driver as values of ours, with or without the embeddings of nodes. */
final class RowValues {
    private static final String EMBEDDING = "embedding";

    private RowValues() {}

    static List<@Nullable Object> of(Record row, boolean embeddings) {
        var values = new ArrayList<@Nullable Object>(row.size());
        for (int i = 0; i < row.size(); i++) {
            var value = DriverValues.fromDriver(row.get(i));
            values.add(embeddings ? value : withoutEmbeddings(value));
        }
        return Collections.unmodifiableList(values);
    }

    /** The node with all its properties but the embedding. */
    static GraphNode withoutEmbedding(GraphNode node) {
        if (!node.properties().containsKey(EMBEDDING)) {
            return node;
        }
        var rest = new LinkedHashMap<>(node.properties());
        rest.remove(EMBEDDING);
        return new GraphNode(node.elementId(), node.labels(), Collections.unmodifiableMap(rest));
    }

    private static @Nullable Object withoutEmbeddings(@Nullable Object value) {
        return switch (value) {
            case GraphNode node -> withoutEmbedding(node);
            case GraphPath path ->
                new GraphPath(
                        path.nodes().stream().map(RowValues::withoutEmbedding).toList(), path.relationships());
            case List<?> list
            when list.stream().anyMatch(RowValues::mayHoldNodes) -> {
                var items = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> items.add(withoutEmbeddings(item)));
                yield Collections.unmodifiableList(items);
            }
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, item) -> members.put(String.valueOf(key), withoutEmbeddings(item)));
                yield Collections.unmodifiableMap(members);
            }
            case null, default -> value;
        };
    }

    /** Most long lists are of numbers and texts, and are passed on as they are. */
    private static boolean mayHoldNodes(@Nullable Object item) {
        return item instanceof GraphNode
                || item instanceof GraphPath
                || item instanceof List<?>
                || item instanceof Map<?, ?>;
    }
}
