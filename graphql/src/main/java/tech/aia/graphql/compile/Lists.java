package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/** Lists of a type or over relationships, and the one node that a relationship leads to. */
final class Lists {
    private final GraphTypes types;
    private final Scope scope;
    private final Projection projection;

    Lists(GraphTypes types, Scope scope, Projection projection) {
        this.types = types;
        this.scope = scope;
        this.projection = projection;
    }

    /** All nodes of a type that fit. */
    String nodes(NodeType type, Selection field) {
        var source = Source.all(type, types, scope, field);
        var order = source.order(sort(field));
        return "COLLECT { " + source.where() + " WITH " + source.node() + order.clause() + limited(source, field);
    }

    /** Each node at the other end once, however many relationships lead there. */
    String nodes(String from, NodeField.Link link, Selection field) {
        var source = Source.linked(from, link, types, scope, field);
        return "COLLECT { " + source.where() + distinct(source, sort(field)) + limited(source, field);
    }

    /** The node at the other end, the first of them if there are several after all; null if there is none. */
    String node(String from, NodeField.Link link, Selection field) {
        var source = Source.linked(from, link, types, scope, field);
        return "head(COLLECT { " + source.where() + " WITH " + source.node() + " ORDER BY " + source.node() + "."
                + Scope.quoted(source.type().key()) + " LIMIT 1 RETURN " + shown(source, field) + " })";
    }

    private static List<@Nullable Object> sort(Selection field) {
        return Given.list(field.arguments().get("sort"));
    }

    private String limited(Source source, Selection field) {
        return " LIMIT " + scope.parameter(Given.first(field.arguments())) + " RETURN " + shown(source, field) + " }";
    }

    private String shown(Source source, Selection field) {
        return projection.node(source.node(), source.type(), field.inside());
    }

    /** Of several relationships to one node the first in the order asked for counts. */
    private String distinct(Source source, List<@Nullable Object> sort) {
        var order = source.order(sort);
        var keys = order.keys().subList(0, order.keys().size() - 1);
        var ofRelationship = keys.stream()
                .filter(key -> key.expression().startsWith(source.relationship() + "."))
                .count();
        if (ofRelationship == 0) {
            return " WITH DISTINCT " + source.node() + new Order(keys).clause();
        }
        return ofRelationship > 1 ? firsts(source, order, keys) : extremes(source, keys);
    }

    /** The first value of each key is that of the first relationship, where they have no more than one key to differ in. */
    private String extremes(Source source, List<SortKey> keys) {
        var names = new ArrayList<String>();
        var ordered = new ArrayList<SortKey>();
        for (var key : keys) {
            var name = scope.variable("s");
            names.add((key.descending() ? "max(" : "min(") + key.expression() + ") AS " + name);
            ordered.add(key.of(name));
        }
        return " WITH " + source.node() + ", " + String.join(", ", names) + new Order(ordered).clause();
    }

    private String firsts(Source source, Order order, List<SortKey> keys) {
        var first = scope.variable("s");
        var ordered = new ArrayList<SortKey>();
        for (int i = 0; i < keys.size(); i++) {
            ordered.add(keys.get(i).of(first + "[" + i + "]"));
        }
        return " WITH " + source.carried() + order.clause() + " WITH " + source.node() + ", head(collect("
                + new Order(keys).place() + ")) AS " + first + " WITH " + source.node() + ", " + first
                + new Order(ordered).clause();
    }
}
