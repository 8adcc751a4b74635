package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/** Lists and connections, of a type or over relationships. */
final class Lists {
    private final GraphTypes types;
    private final Scope scope;
    private final Projection projection;
    private final Conditions conditions;

    Lists(GraphTypes types, Scope scope, Projection projection) {
        this.types = types;
        this.scope = scope;
        this.projection = projection;
        this.conditions = new Conditions(types, scope);
    }

    /**
     * What a list is made of.
     *
     * @param match names the node and, if it is a list over relationships, the relationship; with its conditions
     */
    private record Source(
            String match,
            String condition,
            @Nullable String relationship,
            @Nullable NodeType edge,
            String node,
            NodeType type) {

        String where(String more) {
            return "MATCH " + match + " WHERE " + Conditions.all(List.of(condition, more));
        }

        String carried() {
            return relationship == null ? node : relationship + ", " + node;
        }

        Order order(List<@Nullable Object> sort) {
            return relationship == null ? Order.of(node, type, sort) : Order.of(relationship, edge, node, type, sort);
        }
    }

    private Source all(NodeType type, Selection field) {
        var node = scope.variable("n");
        var where = conditions.of(node, type, Given.map(field.arguments().get("where")));
        var known = type.entityType() == null ? "true" : node + ".type = '" + type.entityType() + "'";
        return new Source("(" + node + ":Entity)", Conditions.all(List.of(known, where)), null, null, node, type);
    }

    private Source linked(String from, NodeField.Link link, Selection field) {
        var relationship = scope.variable("r");
        var node = scope.variable("n");
        return new Source(
                conditions.path(from, link, relationship, node),
                conditions.of(
                        relationship, node, link, Given.map(field.arguments().get("where"))),
                relationship,
                link.edge() == null ? null : types.edge(link.edge()),
                node,
                types.node(link.target()));
    }

    /** All nodes of a type that fit. */
    String nodes(NodeType type, Selection field) {
        return nodes(all(type, field), field);
    }

    /** Each node at the other end once, however many relationships lead there. */
    String nodes(String from, NodeField.Link link, Selection field) {
        return nodes(linked(from, link, field), field);
    }

    private String nodes(Source source, Selection field) {
        var first = Given.first(field.arguments());
        var sort = Given.list(field.arguments().get("sort"));
        var start = "COLLECT { " + source.where("true");
        var limit = " LIMIT " + scope.parameter(first) + " RETURN "
                + projection.node(source.node(), source.type(), field.inside()) + " }";
        if (source.relationship() == null) {
            return start + " WITH " + source.node() + source.order(sort).clause() + limit;
        }
        return start + distinct(source, sort) + limit;
    }

    /** Of several relationships to one node the first in the order asked for counts. */
    private String distinct(Source source, List<@Nullable Object> sort) {
        var order = source.order(sort);
        var keys = order.keys().subList(0, order.keys().size() - 1);
        var names = new ArrayList<String>();
        var ordered = new ArrayList<SortKey>();
        for (var key : keys) {
            var name = scope.variable("s");
            names.add((key.descending() ? "max(" : "min(") + key.expression() + ") AS " + name);
            ordered.add(new SortKey(name, key.kind(), key.descending(), key.always()));
        }
        return " WITH " + source.node() + ", " + String.join(", ", names) + new Order(ordered).clause();
    }

    String connection(NodeType type, Selection field) {
        return connection(field, () -> all(type, field));
    }

    String connection(String from, NodeField.Link link, Selection field) {
        return connection(field, () -> linked(from, link, field));
    }

    private interface Sources {
        /** With names of its own. */
        Source next();
    }

    private String connection(Selection field, Sources sources) {
        var entries = new ArrayList<String>();
        var rows = field.inside().stream().filter(Lists::isRow).toList();
        var first = Given.first(field.arguments());
        if (!rows.isEmpty()) {
            entries.add(Shape.entry(Shape.ROWS, rows(sources.next(), field, first, rows)));
            entries.add(Shape.entry(Shape.FIRST, scope.parameter(first)));
            entries.add(Shape.entry(
                    Shape.LATER,
                    scope.parameter(Given.text(field.arguments(), "after").isPresent())));
        }
        field.inside().stream()
                .filter(inside -> !isRow(inside))
                .forEach(inside -> entries.add(Shape.entry(inside.key(), total(sources.next(), inside))));
        return Shape.map(entries);
    }

    private static boolean isRow(Selection field) {
        return switch (field.name()) {
            case "edges", "nodes", "pageInfo" -> true;
            default -> false;
        };
    }

    private String rows(Source source, Selection field, int first, List<Selection> shown) {
        var order = source.order(Given.list(field.arguments().get("sort")));
        var after = order.after(Given.text(field.arguments(), "after"), scope);
        var entries = new ArrayList<>(List.of(Shape.entry(Shape.PLACE, order.place())));
        shown.forEach(one -> row(source, one).ifPresent(entry -> entries.add(Shape.entry(one.key(), entry))));
        return "COLLECT { " + source.where(after) + " WITH " + source.carried() + order.clause() + " LIMIT "
                + scope.parameter((long) first + 1) + " RETURN " + Shape.map(entries) + " }";
    }

    private Optional<String> row(Source source, Selection shown) {
        return switch (shown.name()) {
            case "edges" -> Optional.of(edge(source, shown));
            case "nodes" -> Optional.of(projection.node(source.node(), source.type(), shown.inside()));
            default -> Optional.empty();
        };
    }

    private String edge(Source source, Selection shown) {
        var entries = new ArrayList<String>();
        for (var field : shown.inside()) {
            switch (field.name()) {
                case "node" ->
                    entries.add(
                            Shape.entry(field.key(), projection.node(source.node(), source.type(), field.inside())));
                case "properties" -> entries.add(Shape.entry(field.key(), relationship(source, field)));
                default -> {
                    // The cursor is made of the place.
                }
            }
        }
        return Shape.map(entries);
    }

    private String relationship(Source source, Selection field) {
        if (source.relationship() == null || source.edge() == null) {
            throw new IllegalArgumentException(
                    "No relationship with properties leads to " + source.type().name());
        }
        return projection.node(source.relationship(), source.edge(), field.inside());
    }

    private String total(Source source, Selection field) {
        return switch (field.name()) {
            case "totalCount" -> "COUNT { " + source.where("true") + " }";
            case "aggregate" -> "head(COLLECT { " + source.where("true") + " RETURN " + sums(source, field) + " })";
            case "groups" -> groups(source, field);
            default -> throw new IllegalArgumentException("No such field of a connection: " + field.name());
        };
    }

    private static String sums(Source source, Selection field) {
        return source.relationship() == null
                ? Aggregates.of(source.node(), source.type(), field)
                : Aggregates.of(source.relationship(), source.edge(), source.node(), source.type(), field);
    }

    private String groups(Source source, Selection field) {
        var names = Given.list(field.arguments().get("by")).stream()
                .map(String::valueOf)
                .distinct()
                .toList();
        var values = new ArrayList<String>();
        var keys = new ArrayList<String>();
        for (var name : names) {
            var variable = scope.variable("g");
            keys.add(Shape.entry(name, variable));
            values.add(source.node() + "."
                    + Scope.quoted(source.type().property(name).property()) + " AS " + variable);
        }
        var shown = new ArrayList<String>();
        var sums = new ArrayList<String>();
        for (var inside : field.inside()) {
            if (inside.name().equals("key")) {
                shown.add(Shape.entry(inside.key(), Shape.map(keys)));
            } else {
                var variable = scope.variable("a");
                sums.add(", " + Aggregates.of(source.node(), source.type(), inside) + " AS " + variable);
                shown.add(Shape.entry(inside.key(), variable));
            }
        }
        var order = values.stream()
                .map(value -> value.substring(value.lastIndexOf(' ') + 1))
                .toList();
        return "COLLECT { " + source.where("true") + " WITH " + String.join(", ", values) + String.join("", sums)
                + ", count(*) AS size ORDER BY size DESC, " + String.join(", ", order) + " LIMIT "
                + scope.parameter(Given.first(field.arguments())) + " RETURN " + Shape.map(shown) + " }";
    }
}
