package tech.aia.graphql.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/**
 * What a list is made of.
 *
 * @param match names the node and, if it is a list over relationships, the relationship
 * @param condition that both meet
 * @param same expressions whose value is the same in all, in the order in which an index has them ahead of the id
 */
record Source(
        String match,
        String condition,
        @Nullable String relationship,
        @Nullable NodeType edge,
        String node,
        NodeType type,
        List<String> same) {

    /** All nodes of a type that fit. */
    static Source all(NodeType type, GraphTypes types, Scope scope, Selection field) {
        var node = scope.variable("n");
        var given = Given.map(field.arguments().get("where"));
        var where = new Conditions(types, scope).of(node, type, given);
        // All have an id; said so, the planner takes the index of types and ids, or of ids.
        var known = node + ".id IS NOT NULL";
        var kind = type.entityType() == null ? known : node + ".type = '" + type.entityType() + "' AND " + known;
        return new Source(
                "(" + node + ":Entity)",
                Conditions.all(List.of(kind, where)),
                null,
                null,
                node,
                type,
                new Sameness(types).of(node, type, given));
    }

    /** The nodes that fit at the other end of a node's relationships. */
    static Source linked(String from, NodeField.Link link, GraphTypes types, Scope scope, Selection field) {
        var relationship = scope.variable("r");
        var node = scope.variable("n");
        var conditions = new Conditions(types, scope);
        return new Source(
                conditions.path(from, link, relationship, node),
                conditions.of(
                        relationship, node, link, Given.map(field.arguments().get("where"))),
                relationship,
                link.edge() == null ? null : types.edge(link.edge()),
                node,
                types.node(link.target()),
                List.of());
    }

    String where(String... more) {
        return "MATCH " + match + " WHERE " + Conditions.all(List.of(condition, Conditions.all(List.of(more))));
    }

    String carried() {
        return relationship == null ? node : relationship + ", " + node;
    }

    Order order(List<@Nullable Object> sort) {
        return relationship == null ? Order.of(node, type, sort, same) : Order.of(relationship, edge, node, type, sort);
    }
}
