package tech.aia.graphql.compile;

import java.util.List;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeType;

/** Makes statements of what operations ask for. Safe for use by many threads. */
public final class GraphCompiler {
    private final GraphTypes types;

    public GraphCompiler(GraphTypes types) {
        this.types = types;
    }

    /** The nodes of a type that fit, as a list of maps. */
    public CompiledStatement list(NodeType type, Selection field) {
        var scope = new Scope();
        return scope.returning(new Projection(types, scope).lists().nodes(type, field));
    }

    /** As {@link Shape} says. */
    public CompiledStatement connection(NodeType type, Selection field) {
        var scope = new Scope();
        return scope.returning(new Projection(types, scope).lists().connection(type, field));
    }

    /** The node with this id, or else with the id {@code <type>_<given>}; null if there is neither. */
    public CompiledStatement one(NodeType type, String id, Selection field) {
        var scope = new Scope();
        var node = scope.variable("n");
        var whole = scope.parameter(id);
        var ids = type.entityType() == null ? List.of(id) : List.of(id, type.entityType() + "_" + id);
        var kind = type.entityType() == null ? "" : " AND " + node + ".type = '" + type.entityType() + "'";
        return scope.returning("head(COLLECT { MATCH (" + node + ":Entity) WHERE " + node + ".id IN "
                + scope.parameter(ids) + kind + " WITH " + node + " ORDER BY " + node + ".id <> " + whole
                + " LIMIT 1 RETURN " + new Projection(types, scope).node(node, type, field.inside()) + " })");
    }

    /** Those of the nodes that exist, each as a list of its id and its map. */
    public CompiledStatement many(NodeType type, List<String> ids, Selection field) {
        var scope = new Scope();
        var node = scope.variable("n");
        return scope.returning("COLLECT { MATCH (" + node + ":Entity) WHERE " + node + ".id IN " + scope.parameter(ids)
                + " RETURN [" + node + ".id, " + new Projection(types, scope).node(node, type, field.inside()) + "] }");
    }
}
