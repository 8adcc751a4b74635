package tech.aia.graphql.compile;

import java.util.ArrayList;
import tech.aia.graph.GraphModelException;
import tech.aia.graphql.schema.NodeType;

/** The entities nearest in meaning to a node, by the vector index of the graph. */
final class Nearest {
    private final Scope scope;
    private final Projection projection;

    Nearest(Scope scope, Projection projection) {
        this.scope = scope;
        this.projection = projection;
    }

    /** A list of the schema's {@code SimilarEntity}; {@code entity} is the interface of what is found. */
    String to(String node, NodeType entity, Selection field) {
        var first = Given.first(field.arguments());
        var other = scope.variable("n");
        var score = scope.variable("c");
        var entries = new ArrayList<String>();
        for (var shown : field.inside()) {
            entries.add(Shape.entry(
                    shown.key(),
                    shown.name().equals("score") ? score : projection.node(other, entity, shown.inside())));
        }
        // The node itself is the nearest, or among several that are the same.
        return "COLLECT { MATCH (" + other + ":Entity) SEARCH " + other + " IN (VECTOR INDEX entity_embedding FOR "
                + node + ".embedding" + types(other, field) + " LIMIT " + scope.parameter((long) first + 1)
                + ") SCORE AS " + score + " WITH " + other + ", " + score + " WHERE " + other + " <> " + node + " AND "
                + score + " >= " + scope.parameter(threshold(field)) + " ORDER BY " + score + " DESC, " + other
                + ".id LIMIT " + scope.parameter(first) + " RETURN " + Shape.map(entries) + " }";
    }

    private String types(String other, Selection field) {
        var types = field.arguments().get("types");
        return types == null ? "" : " WHERE " + other + ".type IN " + scope.parameter(types);
    }

    private static double threshold(Selection field) {
        var threshold = field.arguments().get("threshold") instanceof Number number ? number.doubleValue() : 0;
        if (threshold < 0 || threshold > 1) {
            throw new GraphModelException.InvalidValue(
                    "threshold", "'threshold' must be between 0 and 1, not " + threshold, threshold);
        }
        return threshold;
    }
}
