package tech.aia.cypher.passthrough;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphNode;
import tech.aia.cypher.GraphPath;
import tech.aia.cypher.GraphRelationship;

/**
 * Format {@code graph}, for drawing: the nodes and relationships that occur anywhere in the rows, in paths, lists and maps too, each
 * once. The nodes at the ends of a relationship are added if the rows do not have them. Other values are left out. Holds the result
 * in memory; for one result and one thread.
 */
public final class GraphRows implements RowHandler {
    private static final int AT_ONCE = 1000;

    private final ResultValues values;
    private final Function<Collection<String>, List<GraphNode>> lookUp;
    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final Map<String, GraphRelationship> relationships = new LinkedHashMap<>();

    /** @param lookUp nodes by element id, such as {@link CypherPassthrough#nodes} */
    public GraphRows(ResultValues values, Function<Collection<String>, List<GraphNode>> lookUp) {
        this.values = values;
        this.lookUp = lookUp;
    }

    @Override
    public void columns(List<String> names) {
        // What the columns are called does not show in a drawing.
    }

    @Override
    public boolean row(List<@Nullable Object> row) {
        row.forEach(this::collect);
        return true;
    }

    @Override
    public void done(PassthroughSummary summary) {
        var missing = new LinkedHashSet<String>();
        for (var relationship : relationships.values()) {
            missing.add(relationship.startElementId());
            missing.add(relationship.endElementId());
        }
        missing.removeAll(nodes.keySet());
        var ids = List.copyOf(missing);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            lookUp.apply(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .forEach(this::collect);
        }
    }

    /** {@code {"nodes": […], "relationships": […]}}; a relationship names its ends by their {@code element_id}. */
    public Map<String, Object> results() {
        return Map.of("nodes", converted(nodes.values()), "relationships", converted(relationships.values()));
    }

    private List<@Nullable Object> converted(Collection<?> entities) {
        var list = new ArrayList<@Nullable Object>(entities.size());
        entities.forEach(entity -> list.add(values.toJson(entity)));
        return list;
    }

    private void collect(@Nullable Object value) {
        switch (value) {
            case GraphNode node -> nodes.put(node.elementId(), node);
            case GraphRelationship relationship -> relationships.put(relationship.elementId(), relationship);
            case GraphPath path -> {
                path.nodes().forEach(this::collect);
                path.relationships().forEach(this::collect);
            }
            case List<?> list -> list.forEach(this::collect);
            case Map<?, ?> map -> map.values().forEach(this::collect);
            case null, default -> {
                // Scalars cannot be drawn.
            }
        }
    }
}
