package tech.aia.graphql.schema;

import static tech.aia.graphql.schema.SchemaText.field;

import java.util.ArrayList;
import java.util.List;

/** Conditions and orders of every type. */
final class DerivedInputs {
    private final GraphTypes types;
    private final SchemaText text;

    DerivedInputs(GraphTypes types, SchemaText text) {
        this.types = types;
        this.text = text;
    }

    void write() {
        types.described().forEach(type -> {
            where(type);
            sort(type);
            type.links().filter(link -> link.owner().equals(type.name())).forEach(this::link);
        });
        types.edges().forEach(edge -> {
            where(edge);
            sort(edge);
        });
    }

    private void where(NodeType type) {
        var where = type.name() + "Where";
        var fields = new ArrayList<>(List.of(
                field("AND: [" + where + "!]", "All of these hold."),
                field("OR: [" + where + "!]", "At least one of these holds; none does if the list is empty."),
                field("NOT: " + where, "This does not hold, be it only because a value is missing.")));
        type.properties()
                .forEach(property -> fields.add(field(
                        property.name() + ": "
                                + (property.list()
                                        ? "StringListFilter"
                                        : property.kind().filter()),
                        "What holds of `" + property.name() + "`.")));
        type.links()
                .forEach(link -> fields.add(field(
                        link.name() + ": " + linkName(link) + "Where",
                        "What holds of the nodes that `" + link.name() + "` leads to.")));
        if (type.fields().values().stream().anyMatch(NodeField.AllProperties.class::isInstance)) {
            fields.add(field(
                    "property: [PropertyCondition!]",
                    "Conditions on properties by their keys in the graph; all hold."));
        }
        text.add("input " + where, "Which ones; all conditions hold.", fields);
    }

    private void sort(NodeType type) {
        text.add(
                "input " + type.name() + "Sort @oneOf",
                "By what a list is ordered; exactly one field. What lacks the value comes last, either way.",
                type.properties()
                        .filter(NodeField.Property::sortable)
                        .map(property -> field(property.name() + ": SortDirection", "By `" + property.name() + "`."))
                        .toList());
    }

    private void link(NodeField.Link link) {
        var name = linkName(link);
        var condition = name + "Condition";
        text.add(
                "input " + name + "Where",
                "What holds of the nodes that `" + link.name() + "` leads to.",
                List.of(
                        field("some: " + condition, "It holds of at least one."),
                        field("none: " + condition, "It holds of none."),
                        field("all: " + condition, "It holds of all, and so also where there is none."),
                        field("single: " + condition, "It holds of exactly one."),
                        field("count: LongFilter", "How many there are.")));
        var parts = new ArrayList<>(List.of(field("node: " + link.target() + "Where", "What holds of the node.")));
        var sorts = new ArrayList<>(List.of(field("node: " + link.target() + "Sort", "By a field of the node.")));
        if (link.edge() != null) {
            parts.add(field("edge: " + link.edge() + "Where", "What holds of the relationship to it."));
            sorts.add(field("edge: " + link.edge() + "Sort", "By what the relationship holds."));
        }
        text.add("input " + condition, "A node, and the relationship that leads to it.", parts);
        if (!link.list()) {
            return;
        }
        text.add("input " + name + "Sort @oneOf", "By what a list is ordered; exactly one field.", sorts);
    }

    /** Such as {@code CustomerPurchases}. */
    static String linkName(NodeField.Link link) {
        return link.owner() + WriteNames.capital(link.name());
    }
}
