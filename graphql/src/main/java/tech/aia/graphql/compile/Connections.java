package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/** Connections of a type or over relationships, as {@link Shape} says. */
final class Connections {
    private final GraphTypes types;
    private final Scope scope;
    private final Projection projection;
    private final Totals totals;

    Connections(GraphTypes types, Scope scope, Projection projection) {
        this.types = types;
        this.scope = scope;
        this.projection = projection;
        this.totals = new Totals(scope);
    }

    String of(NodeType type, Selection field) {
        return of(field, () -> Source.all(type, types, scope, field));
    }

    String of(String from, NodeField.Link link, Selection field) {
        return of(field, () -> Source.linked(from, link, types, scope, field));
    }

    private interface Sources {
        /** With names of its own. */
        Source next();
    }

    /** A page of an order: the first ones, or the last ones from the end. */
    private record Page(int size, boolean backward, Optional<String> after, Optional<String> before) {

        static Page of(Selection field) {
            var arguments = field.arguments();
            var last = Given.last(arguments);
            return new Page(
                    last.orElseGet(() -> Given.first(arguments)),
                    last.isPresent(),
                    Given.text(arguments, "after"),
                    Given.text(arguments, "before"));
        }
    }

    private String of(Selection field, Sources sources) {
        var entries = new ArrayList<String>();
        var rows = field.inside().stream().filter(Connections::isRow).toList();
        var page = Page.of(field);
        if (!rows.isEmpty()) {
            entries.add(Shape.entry(Shape.ROWS, rows(sources.next(), field, page, rows)));
            entries.add(Shape.entry(Shape.SIZE, scope.parameter(page.size())));
            flag(entries, Shape.BACKWARD, page.backward());
            flag(entries, Shape.AFTER, page.after().isPresent());
            flag(entries, Shape.BEFORE, page.before().isPresent());
        }
        field.inside().stream()
                .filter(inside -> !isRow(inside))
                .forEach(inside -> entries.add(Shape.entry(inside.key(), totals.of(sources.next(), inside))));
        return Shape.map(entries);
    }

    private static void flag(List<String> entries, String name, boolean is) {
        if (is) {
            entries.add(Shape.entry(name, "true"));
        }
    }

    private static boolean isRow(Selection field) {
        return switch (field.name()) {
            case "edges", "nodes", "pageInfo" -> true;
            default -> false;
        };
    }

    private String rows(Source source, Selection field, Page page, List<Selection> shown) {
        var order = source.order(Given.list(field.arguments().get("sort")));
        var entries = new ArrayList<String>();
        if (shown.stream().anyMatch(Connections::asksForPlace)) {
            entries.add(Shape.entry(Shape.PLACE, order.place()));
        }
        shown.forEach(one -> row(source, one).ifPresent(entry -> entries.add(Shape.entry(one.key(), entry))));
        return "COLLECT { " + source.where(order.after(page.after(), scope), order.before(page.before(), scope))
                + " WITH " + source.carried() + (page.backward() ? order.reversed() : order.clause()) + " LIMIT "
                + scope.parameter((long) page.size() + 1) + " RETURN " + Shape.map(entries) + " }";
    }

    private static boolean asksForPlace(Selection shown) {
        return shown.inside().stream().anyMatch(field -> switch (shown.name()) {
            case "edges" -> field.name().equals("cursor");
            case "pageInfo" -> field.name().endsWith("Cursor");
            default -> false;
        });
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
}
