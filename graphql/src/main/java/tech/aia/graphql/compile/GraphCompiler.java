package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        return scope.returning(new Projection(types, scope).connections().of(type, field));
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
        return scope.returning(byId(scope, node, ids, new Projection(types, scope).node(node, type, field.inside())));
    }

    private static String byId(Scope scope, String node, List<String> ids, String shown) {
        return "COLLECT { MATCH (" + node + ":Entity) WHERE " + node + ".id IN " + scope.parameter(ids) + " RETURN ["
                + node + ".id, " + shown + "] }";
    }

    /**
     * What is asked of entities that were found elsewhere, as {@link FoundShape} says.
     *
     * @param all ids of those that facets are of
     * @param shown ids of those that are shown
     * @param entities what is asked of these, by {@link FoundShape#key}
     */
    public CompiledStatement found(
            List<String> all, List<String> shown, Map<String, Selection> entities, List<Selection> facets) {
        var scope = new Scope();
        var node = scope.variable("n");
        var projection = new Projection(types, scope);
        var asked = new ArrayList<String>();
        entities.forEach(
                (key, field) -> asked.add(Shape.entry(key, projection.node(node, types.entity(), field.inside()))));
        var entries = new ArrayList<String>();
        entries.add(Shape.entry(FoundShape.HITS, byId(scope, node, shown, Shape.map(asked))));
        if (!facets.isEmpty()) {
            var ids = scope.parameter(all);
            facets.forEach(field -> entries.add(Shape.entry(field.key(), new Facets(scope).of(ids, field))));
        }
        return scope.returning(Shape.map(entries));
    }
}
