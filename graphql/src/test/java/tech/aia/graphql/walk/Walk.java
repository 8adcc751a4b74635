package tech.aia.graphql.walk;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.entity.EntityVersion;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.value.JsonValues;
import tech.aia.graphql.walk.Spot.Found;

/** Answers fields one by one, from node to node. */
final class Walk {
    static final String SPOTS = "#spots";
    static final String TYPE = "#type";
    private static final List<String> HIDDEN = List.of(
            "id",
            "type",
            "labels",
            "created_at",
            "updated_at",
            "embedding",
            "embedding_model",
            "embedding_source",
            "embedded_at");

    private final GraphTypes types;
    private final ReadPort graph;
    private final Places places;
    private final WalkedConditions conditions;

    Walk(GraphTypes types, ReadPort graph, Places places) {
        this.types = types;
        this.graph = graph;
        this.places = places;
        this.conditions = new WalkedConditions(types, graph);
    }

    /** All nodes of a type. */
    List<Spot> all(NodeType type) {
        return graph.entities().stream()
                .filter(node -> type.entityType() == null
                        || type.entityType().equals(node.properties().get("type")))
                .map(node -> new Spot(null, node))
                .toList();
    }

    List<Spot> behind(Found node, NodeField.Link link) {
        return conditions.behind(node, link);
    }

    List<Found> list(NodeType type, DataFetchingEnvironment asked) {
        var where = asked.getArgument("where");
        return all(type).stream()
                .filter(spot -> conditions.meets(spot.node(), type, where))
                .sorted(Places.comparator(Places.ordering(type, null, false, sort(asked))))
                .limit(Objects.requireNonNull(asked.<Integer>getArgument("first")))
                .map(Spot::node)
                .toList();
    }

    @Nullable
    Found one(NodeType type, String id) {
        return all(type).stream()
                .map(Spot::node)
                .filter(node -> id.equals(node.properties().get("id"))
                        || (type.entityType() + "_" + id)
                                .equals(node.properties().get("id")))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Object field(Found node, NodeType type, NodeField field, DataFetchingEnvironment asked) {
        return switch (field) {
            case NodeField.Property property -> node.properties().get(property.property());
            case NodeField.JsonText text ->
                JsonValues.parsed((String) node.properties().get(text.property()));
            case NodeField.AllProperties _ -> properties(node);
            case NodeField.Version _ -> EntityVersion.of(node.properties());
            case NodeField.Link link when link.list() -> once(node, link, asked);
            case NodeField.Link link ->
                behind(node, link).stream()
                        .min(Places.comparator(Places.ordering(types.node(link.target()), null, true, List.of())))
                        .map(Spot::node)
                        .orElse(null);
            case NodeField.Similar _ -> throw new AssertionError(type.name() + " is not asked for what is similar");
        };
    }

    private static Map<String, @Nullable Object> properties(Found node) {
        var shown = new TreeMap<String, @Nullable Object>(node.properties());
        HIDDEN.forEach(shown::remove);
        return JsonValues.of(shown);
    }

    /** Each node at the place of the first relationship that leads there. */
    private List<Found> once(Found node, NodeField.Link link, DataFetchingEnvironment asked) {
        var first = new LinkedHashMap<String, Found>();
        behind(node, link).stream()
                .filter(spot -> conditions.meets(spot, link, asked.getArgument("where")))
                .sorted(Places.comparator(ordering(link, asked)))
                .forEach(spot -> first.putIfAbsent(spot.node().elementId(), spot.node()));
        return first.values().stream()
                .limit(Objects.requireNonNull(asked.<Integer>getArgument("first")))
                .toList();
    }

    private Places.Ordering ordering(NodeField.Link link, DataFetchingEnvironment asked) {
        var edge = link.edge() == null ? null : types.edge(link.edge());
        return Places.ordering(types.node(link.target()), edge, true, sort(asked));
    }

    private static List<?> sort(DataFetchingEnvironment asked) {
        return Values.list(asked.getArgument("sort"));
    }

    Map<String, Object> connection(NodeType type, DataFetchingEnvironment asked) {
        var where = asked.getArgument("where");
        var fit = all(type).stream()
                .filter(spot -> conditions.meets(spot.node(), type, where))
                .toList();
        var connection = page(fit, Places.ordering(type, null, false, sort(asked)), asked);
        connection.put("aggregate", Sums.of(nodes(fit), type));
        connection.put(SPOTS, fit);
        connection.put(TYPE, type);
        return connection;
    }

    Map<String, Object> connection(Found node, NodeField.Link link, DataFetchingEnvironment asked) {
        var fit = behind(node, link).stream()
                .filter(spot -> conditions.meets(spot, link, asked.getArgument("where")))
                .toList();
        var connection = page(fit, ordering(link, asked), asked);
        var sums = new HashMap<String, Object>();
        sums.put("count", fit.size());
        sums.put("node", Sums.of(nodes(fit), types.node(link.target())));
        if (link.edge() != null) {
            sums.put("edge", Sums.of(fit.stream().map(Spot::edge).toList(), types.edge(link.edge())));
        }
        connection.put("aggregate", sums);
        return connection;
    }

    private static List<Map<String, @Nullable Object>> nodes(List<Spot> spots) {
        return spots.stream().map(spot -> spot.node().properties()).toList();
    }

    private Map<String, Object> page(List<Spot> fit, Places.Ordering ordering, DataFetchingEnvironment asked) {
        var after = asked.<String>getArgument("after");
        var before = asked.<String>getArgument("before");
        var last = asked.<Integer>getArgument("last");
        var between = new ArrayList<>(fit.stream()
                .filter(spot -> after == null || compare(spot, after, ordering) > 0)
                .filter(spot -> before == null || compare(spot, before, ordering) < 0)
                .sorted(Places.comparator(ordering))
                .toList());
        if (last != null) {
            Collections.reverse(between);
        }
        var size = last == null ? Objects.requireNonNull(asked.<Integer>getArgument("first")) : last;
        var more = between.size() > size;
        var page = new ArrayList<>(between.subList(0, Math.min(size, between.size())));
        if (last != null) {
            Collections.reverse(page);
        }
        var edges = page.stream().map(spot -> edge(spot, ordering)).toList();
        var info = new HashMap<String, @Nullable Object>();
        info.put("hasNextPage", last == null ? more : before != null);
        info.put("hasPreviousPage", last == null ? after != null : more);
        info.put("startCursor", edges.isEmpty() ? null : edges.getFirst().get("cursor"));
        info.put("endCursor", edges.isEmpty() ? null : edges.getLast().get("cursor"));
        var connection = new HashMap<String, Object>();
        connection.put("edges", edges);
        connection.put("nodes", page.stream().map(Spot::node).toList());
        connection.put("pageInfo", info);
        connection.put("totalCount", fit.size());
        return connection;
    }

    private int compare(Spot spot, String cursor, Places.Ordering ordering) {
        return Places.compare(Places.place(spot, ordering), places.placeOf(cursor), ordering);
    }

    private Map<String, Object> edge(Spot spot, Places.Ordering ordering) {
        return Map.of(
                "node",
                spot.node(),
                "cursor",
                places.cursor(spot, ordering),
                "properties",
                new Found("", List.of(), spot.edge()));
    }
}
