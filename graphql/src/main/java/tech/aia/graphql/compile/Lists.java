package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/** Lists of a type or over relationships, and the one node that a relationship leads to. */
final class Lists {
    /** Of so many relationships each, the first rows are as many nodes as are asked for; of more, all are looked at again. */
    private static final int ROWS_FOR_A_NODE = 4;

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
        var keys = ofNodes(source, field).keys();
        var ofRelationship = keys.stream()
                .filter(key -> key.expression().startsWith(source.relationship() + "."))
                .count();
        if (ofRelationship == 0) {
            return nearest(source, Source.linked(from, link, types, scope, field), field);
        }
        return "COLLECT { " + source.where()
                + (ofRelationship > 1 ? firsts(source, source.order(sort(field)), keys) : extremes(source, keys))
                + limited(source, field);
    }

    /**
     * The first rows of all, told apart. Only if they are too few nodes, as many relationships lead to each, all are told apart before the first
     * are taken, for which the database sorts all of them.
     *
     * @param all the same with other names
     */
    private String nearest(Source source, Source all, Selection field) {
        var most = Given.first(field.arguments());
        var first = scope.parameter(most);
        var rows = scope.parameter(ROWS_FOR_A_NODE * most);
        var near = scope.variable("l");
        var seen = scope.variable("c");
        return "COLLECT { " + source.where() + " WITH " + source.node()
                + ofNodes(source, field).clause() + " LIMIT " + rows
                + " WITH collect(DISTINCT " + source.node() + ") AS " + near + ", count(*) AS " + seen
                + " UNWIND CASE WHEN " + seen + " < " + rows + " OR size(" + near + ") >= " + first
                + " THEN " + near + "[.." + first + "] ELSE COLLECT { " + all.where() + " WITH DISTINCT " + all.node()
                + ofNodes(all, field).clause() + " LIMIT " + first + " RETURN " + all.node() + " } END AS "
                + source.node() + " RETURN " + shown(source, field) + " }";
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

    /** Without the last key, which tells relationships to one node apart. */
    private static Order ofNodes(Source source, Selection field) {
        var keys = source.order(sort(field)).keys();
        return new Order(keys.subList(0, keys.size() - 1));
    }

    /**
     * Of several relationships to one node the first in the order asked for counts. The first value of each key is that of the first
     * relationship, where they have no more than one key to differ in.
     */
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
