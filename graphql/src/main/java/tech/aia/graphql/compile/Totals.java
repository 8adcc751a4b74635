package tech.aia.graphql.compile;

import java.util.ArrayList;
import tech.aia.graph.GraphModelException;

/** What all pages of a connection come to together. */
final class Totals {
    private final Scope scope;

    Totals(Scope scope) {
        this.scope = scope;
    }

    String of(Source source, Selection field) {
        return switch (field.name()) {
            case "totalCount" -> "COUNT { " + source.where() + " }";
            case "aggregate" -> "head(COLLECT { " + source.where() + " RETURN " + sums(source, field) + " })";
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
        if (names.isEmpty()) {
            throw new GraphModelException.InvalidValue("by", "'by' names at least one field to group by", names);
        }
        var values = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var order = new ArrayList<String>();
        for (var name : names) {
            var variable = scope.variable("g");
            order.add(variable);
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
        return "COLLECT { " + source.where() + " WITH " + String.join(", ", values) + String.join("", sums)
                + ", count(*) AS size ORDER BY size DESC, " + String.join(", ", order) + " LIMIT "
                + scope.parameter(Given.first(field.arguments())) + " RETURN " + Shape.map(shown) + " }";
    }
}
