package tech.aia.graphql.schema;

import static tech.aia.graphql.schema.DerivedInputs.linkName;
import static tech.aia.graphql.schema.SchemaText.access;
import static tech.aia.graphql.schema.SchemaText.field;

import java.util.ArrayList;
import java.util.List;

/** Lists, connections and aggregates of every type. */
final class DerivedOutputs {
    private static final String PAGES =
            " \"The endCursor of the page before, of a list in the same order.\" after: String"
                    + " \"How many from the end, 1 to 1000; then `first` does not count.\" last: Int"
                    + " \"The startCursor of the page after, of a list in the same order.\" before: String";

    private final GraphTypes types;
    private final SchemaText text;

    DerivedOutputs(GraphTypes types, SchemaText text) {
        this.types = types;
        this.text = text;
    }

    void write() {
        types.listed().forEach(type -> {
            roots(type);
            connection(type);
            groups(type);
        });
        types.described().forEach(this::aggregate);
        types.nodes()
                .forEach(type -> type.links().filter(NodeField.Link::list).forEach(link -> connection(type, link)));
        types.nodes().stream().filter(NodeType::isEntity).forEach(this::similar);
        types.edges().forEach(this::aggregate);
    }

    private void roots(NodeType type) {
        var where = type.name() + "Where";
        var sort = type.name() + "Sort";
        text.extend(
                "extend type Query",
                List.of(
                        field(
                                type.plural() + arguments(where, sort, 100) + "): [" + type.name() + "!]!",
                                "All " + words(type) + " that fit, in order of id unless said otherwise."),
                        field(
                                type.plural() + "Connection" + arguments(where, sort, 20) + PAGES + "): " + type.name()
                                        + "Connection!",
                                "The same page by page, with what they come to together.")));
    }

    private static String arguments(String where, String sort, int first) {
        return "(\"Which ones; all if left out.\" where: " + where
                + " \"By what they are ordered; id decides between equals.\" sort: [" + sort
                + "!] \"How many, 1 to 1000.\" first: Int! = " + first;
    }

    /** Of a field that lists the nodes at the other end. */
    static String arguments(NodeField.Link link) {
        var name = linkName(link);
        return arguments(name + "Condition", name + "Sort", 20);
    }

    private void connection(NodeType type) {
        var name = type.name();
        text.add(
                "type " + name + "Connection" + access(type.access()),
                "A page of " + words(type) + ".",
                List.of(
                        field("edges: [" + name + "Edge!]!", "Each with the cursor of its place."),
                        field("nodes: [" + name + "!]!", "The same without cursors."),
                        field("pageInfo: PageInfo!", "Where the page begins and ends."),
                        field("totalCount: Long!", "How many there are on all pages together."),
                        field("aggregate: " + name + "Aggregate!", "What all pages come to together."),
                        field(
                                "groups(\"Fields whose values make the groups, one at least.\" by: [" + name
                                        + "GroupBy!]! \"How many groups, 1 to 1000.\" first: Int! = 100): [" + name
                                        + "Group!]!",
                                "The same by group, the largest first.")));
        text.add(
                "type " + name + "Edge" + access(type.access()),
                "One of a page.",
                List.of(
                        field("node: " + name + "!", "What it is."),
                        field("cursor: String!", "Its place in the list.")));
    }

    private void aggregate(NodeType type) {
        var fields = new ArrayList<>(List.of(field("count: Long!", "How many.")));
        type.properties()
                .filter(property -> !property.list())
                .forEach(property -> property.kind()
                        .summary()
                        .ifPresent(summary -> fields.add(field(
                                property.name() + ": " + summary + "!", "All values of `" + property.name() + "`."))));
        text.add("type " + type.name() + "Aggregate" + access(type.access()), "What many come to together.", fields);
    }

    private void groups(NodeType type) {
        var name = type.name();
        text.add(
                "enum " + name + "GroupBy",
                "By what they can be put into groups.",
                type.properties()
                        .filter(NodeField.Property::sortable)
                        .map(property -> field(property.name(), "The value of `" + property.name() + "`."))
                        .toList());
        text.add(
                "type " + name + "Group" + access(type.access()),
                "Those that have the same values.",
                List.of(
                        field("key: JSON!", "The values, by the names of the fields."),
                        field("aggregate: " + name + "Aggregate!", "What the group comes to.")));
    }

    private void connection(NodeType type, NodeField.Link link) {
        var name = linkName(link);
        text.extend(
                (type.isShared() ? "extend interface " : "extend type ") + type.name(),
                List.of(field(
                        link.name() + "Connection" + arguments(link) + PAGES + "): " + name + "Connection!",
                        "The relationships behind `" + link.name() + "`, page by page.")));
        if (link.owner().equals(type.name())) {
            connection(link, name);
        }
    }

    private void connection(NodeField.Link link, String name) {
        var target = types.node(link.target());
        var rule = access(target.access());
        text.add(
                "type " + name + "Connection" + rule,
                "A page of relationships.",
                List.of(
                        field("edges: [" + name + "Edge!]!", "Each with its node."),
                        field("nodes: [" + target.name() + "!]!", "The nodes alone, one for each relationship."),
                        field("pageInfo: PageInfo!", "Where the page begins and ends."),
                        field("totalCount: Long!", "How many there are on all pages together."),
                        field("aggregate: " + name + "Aggregate!", "What all pages come to together.")));
        var edge = new ArrayList<>(List.of(
                field("node: " + target.name() + "!", "Where it leads."),
                field("cursor: String!", "Its place in the list.")));
        var sums = new ArrayList<>(List.of(
                field("count: Long!", "How many relationships."),
                field("node: " + target.name() + "Aggregate!", "What the nodes come to, one for each relationship.")));
        if (link.edge() != null) {
            edge.add(field("properties: " + link.edge() + "!", "What the relationship itself holds."));
            sums.add(field("edge: " + link.edge() + "Aggregate!", "What the relationships come to."));
        }
        text.add("type " + name + "Edge" + rule, "A relationship.", edge);
        text.add("type " + name + "Aggregate" + rule, "What many relationships come to together.", sums);
    }

    private void similar(NodeType type) {
        text.extend(
                (type.isShared() ? "extend interface " : "extend type ") + type.name(),
                List.of(field(
                        "similar(\"How many at most, 1 to 1000.\" first: Int! = 10"
                                + " \"Only entities of these types, such as customer; all types if left out.\" types: [String!]"
                                + " \"Least similarity, 0 to 1.\" threshold: Float! = 0): [SimilarEntity!]!",
                        "Entities that mean nearly the same, the nearest first; none as long as it is not encoded.")));
    }

    private static String words(NodeType type) {
        return GraphTypes.snakeCase(type.plural()).replace('_', ' ');
    }
}
