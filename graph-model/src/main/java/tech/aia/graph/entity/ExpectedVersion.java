package tech.aia.graph.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;

/** Lets a change happen only to the state that its author has seen. */
final class ExpectedVersion {
    /** Writing a property takes the node's lock; the property is gone again before anybody can see it. */
    private static final String LOCKED = """
            MATCH (e:Entity {id: $id})
            SET e._lock = true
            REMOVE e._lock
            RETURN [k IN keys(e) WHERE NOT k IN $derived | [k, e[k]]] AS properties""";

    private ExpectedVersion() {}

    /**
     * From here to the end of the transaction the entity cannot change.
     *
     * @param expected null for any version
     * @throws GraphModelException.Outdated if there is another version by now, or none
     */
    static void require(GraphTransaction tx, String id, @Nullable String expected) {
        if (expected == null) {
            return;
        }
        var rows = tx.run(LOCKED, Map.of("id", id, "derived", EntityVersion.DERIVED));
        if (rows.isEmpty()) {
            throw outdated(id, expected, "");
        }
        var present = EntityVersion.of(properties(rows.getFirst().list("properties")));
        if (!present.equals(expected)) {
            throw outdated(id, expected, present);
        }
    }

    /** @param present empty where the entity is not there */
    static GraphModelException.Outdated outdated(String id, String expected, String present) {
        return new GraphModelException.Outdated(
                "'" + id
                        + (present.isEmpty()
                                ? "' is not there, expected is version "
                                : "' has changed: its version is " + present + ", not ")
                        + expected + "; read it again and decide anew",
                present);
    }

    private static Map<String, @Nullable Object> properties(List<?> pairs) {
        var properties = new HashMap<String, @Nullable Object>();
        for (var pair : pairs) {
            if (pair instanceof List<?> property) {
                properties.put(String.valueOf(property.getFirst()), property.getLast());
            }
        }
        return properties;
    }
}
