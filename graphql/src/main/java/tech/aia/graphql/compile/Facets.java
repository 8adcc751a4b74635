package tech.aia.graphql.compile;

import java.util.ArrayList;
import tech.aia.graph.GraphModelException;

/** How many entities there are of each value of a property. */
final class Facets {
    private static final int MOST = 10;

    private final Scope scope;

    Facets(Scope scope) {
        this.scope = scope;
    }

    /**
     * A list with a list of property and values for each property, each value a list of value and count.
     *
     * @param ids the parameter that has the ids of those counted
     */
    String of(String ids, Selection field) {
        var by = Given.list(field.arguments().get("by"));
        if (by.isEmpty() || by.size() > MOST) {
            throw new GraphModelException.InvalidValue(
                    "by", "'by' names 1 to " + MOST + " properties, not " + by.size(), by.size());
        }
        var first = scope.parameter(Given.first(field.arguments()));
        var facets = new ArrayList<String>();
        for (var property : by) {
            var key = scope.parameter(property);
            facets.add("[" + key + ", " + values(ids, key, first) + "]");
        }
        return "[" + String.join(", ", facets) + "]";
    }

    private String values(String ids, String key, String first) {
        var node = scope.variable("n");
        var value = scope.variable("v");
        var held = node + "[" + key + "]";
        return "COLLECT { MATCH (" + node + ":Entity) WHERE " + node + ".id IN " + ids + " UNWIND CASE WHEN " + held
                + " IS :: LIST<ANY> NOT NULL THEN " + held + " ELSE [" + held + "] END AS " + value + " WITH " + value
                + " WHERE " + value + " IS NOT NULL WITH " + value + ", count(*) AS size ORDER BY size DESC, " + value
                + " LIMIT " + first + " RETURN [" + value + ", size] }";
    }
}
