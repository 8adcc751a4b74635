package tech.aia.graphql.walk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.walk.Spot.Found;

/** Whether a node or a relationship meets a {@code where}. */
final class WalkedConditions {
    private final GraphTypes types;
    private final ReadPort graph;

    WalkedConditions(GraphTypes types, ReadPort graph) {
        this.types = types;
        this.graph = graph;
    }

    boolean meets(Found node, NodeType type, @Nullable Object where) {
        return Values.map(where).entrySet().stream()
                .allMatch(part -> part.getValue() == null || meets(node, type, part.getKey(), part.getValue()));
    }

    /** Of a relationship and the node it leads to. */
    boolean meets(Spot spot, NodeField.Link link, @Nullable Object condition) {
        var given = Values.map(condition);
        return meets(spot.node(), types.node(link.target()), given.get("node"))
                && (link.edge() == null || holds(spot.edge(), types.edge(link.edge()), given.get("edge")));
    }

    List<Spot> behind(Found node, NodeField.Link link) {
        var label = types.node(link.target()).label();
        return graph.from(node, link.type(), link.outgoing()).stream()
                .filter(spot -> spot.node().labels().contains(label))
                .toList();
    }

    private boolean holds(Map<String, @Nullable Object> properties, NodeType type, @Nullable Object where) {
        return meets(new Found("", List.of(), properties), type, where);
    }

    private boolean meets(Found node, NodeType type, String name, Object given) {
        return switch (name) {
            case "AND" -> Values.list(given).stream().allMatch(one -> meets(node, type, one));
            case "OR" -> Values.list(given).stream().anyMatch(one -> meets(node, type, one));
            case "NOT" -> !meets(node, type, given);
            default ->
                switch (type.fields().get(name)) {
                    case NodeField.Property property ->
                        all(node.properties().get(property.property()), Values.map(given));
                    case NodeField.Link link -> relationship(behind(node, link), link, Values.map(given));
                    case null, default -> Values.list(given).stream().allMatch(one -> property(node, one));
                };
        };
    }

    private static boolean property(Found node, @Nullable Object condition) {
        var given = Values.map(condition);
        return all(node.properties().get(String.valueOf(given.get("name"))), given);
    }

    private boolean relationship(List<Spot> spots, NodeField.Link link, Map<String, @Nullable Object> tests) {
        return tests.entrySet().stream().allMatch(test -> {
            var fit = spots.stream()
                    .filter(spot -> meets(spot, link, test.getValue()))
                    .count();
            return switch (test.getKey()) {
                case "some" -> fit > 0;
                case "none" -> fit == 0;
                case "all" -> fit == spots.size();
                case "single" -> fit == 1;
                default -> all((long) spots.size(), Values.map(test.getValue()));
            };
        });
    }

    private static boolean all(@Nullable Object value, Map<String, @Nullable Object> tests) {
        return tests.entrySet().stream()
                .filter(test -> !test.getKey().equals("name"))
                .allMatch(test -> holds(value, test.getKey(), test.getValue()));
    }

    private static boolean holds(@Nullable Object value, String test, @Nullable Object given) {
        return switch (test) {
            case "eq" -> Values.same(value, given);
            case "ne" -> !Values.same(value, given);
            case "isNull" -> Boolean.valueOf(value == null).equals(given);
            case "in" -> Values.list(given).stream().anyMatch(one -> Values.same(value, one));
            case "notIn" -> Values.list(given).stream().noneMatch(one -> Values.same(value, one));
            case "includes" -> Values.list(value).contains(given);
            case "includesAll" -> value != null && Values.list(value).containsAll(Values.list(given));
            case "includesAny" -> Values.list(value).stream().anyMatch(Values.list(given)::contains);
            case "contains" -> value instanceof String text && text.contains(String.valueOf(given));
            case "startsWith" -> value instanceof String text && text.startsWith(String.valueOf(given));
            case "endsWith" -> value instanceof String text && text.endsWith(String.valueOf(given));
            default -> compared(Values.order(value, given), test);
        };
    }

    private static boolean compared(@Nullable Integer order, String test) {
        return order != null
                && switch (test) {
                    case "gt" -> order > 0;
                    case "gte" -> order >= 0;
                    case "lt" -> order < 0;
                    case "lte" -> order <= 0;
                    default -> throw new AssertionError("No such test: " + test);
                };
    }
}
