package tech.aia.graph.relationship;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.PropertyKeys;
import tech.aia.graph.entity.PropertyValues;

/** {@link Relationships} over Cypher. */
final class DefaultRelationships implements Relationships {
    /** Two that connect the same entities come one after the other. */
    private static final String LOCK_START = """
            MATCH (f:Entity {id: $from})
            SET f._lock = true
            REMOVE f._lock
            RETURN coalesce(f.type, '') AS type, EXISTS { (:Entity {id: $to}) } AS ended""";

    private static final String UPDATE = """
            MATCH (:Entity {id: $from})-[r:$($type)]->(:Entity {id: $to})
            WHERE coalesce(r.import_key = $key, r.import_key IS NULL AND $key IS NULL)
            WITH r ORDER BY elementId(r) LIMIT 1
            SET r += $properties
            RETURN 1 AS found""";

    private static final String CREATE = """
            MATCH (f:Entity {id: $from}), (t:Entity {id: $to})
            CREATE (f)-[r:$($type)]->(t)
            SET r = $properties, r.import_key = $key
            RETURN 1 AS made""";

    private static final String DELETE = """
            MATCH (f:Entity {id: $from})-[r:$($type)]->(:Entity {id: $to})
            WHERE $key IS NULL OR r.import_key = $key
            DELETE r
            RETURN DISTINCT coalesce(f.type, '') AS type""";

    private final Graph graph;

    DefaultRelationships(Graph graph) {
        this.graph = graph;
    }

    @Override
    public void connect(Link link, Map<String, ? extends @Nullable Object> properties) {
        var parameters = parameters(link);
        parameters.put("properties", storable(properties));
        graph.write(tx -> {
            var type = lockStart(tx, link, parameters);
            var isNew = tx.run(UPDATE, parameters).isEmpty();
            // The end is not locked, and may have been deleted since it was seen.
            if (isNew && tx.run(CREATE, parameters).isEmpty()) {
                throw missing("to", link.to());
            }
            tell(tx, link, type, isNew ? ChangeKind.RELATIONSHIP_ADDED : ChangeKind.RELATIONSHIP_UPDATED);
            return isNew;
        });
    }

    private static String lockStart(GraphTransaction tx, Link link, Map<String, @Nullable Object> parameters) {
        var start = tx.run(LOCK_START, parameters);
        if (start.isEmpty()) {
            throw missing("from", link.from());
        }
        if (!start.getFirst().bool("ended")) {
            throw missing("to", link.to());
        }
        return start.getFirst().string("type");
    }

    @Override
    public void disconnect(Link link) {
        graph.write(tx -> {
            var gone = tx.run(DELETE, parameters(link));
            if (gone.isEmpty()) {
                throw new GraphModelException.NotFound("There is no such relationship "
                        + link.type().name() + " from '" + link.from() + "' to '" + link.to() + "'");
            }
            tell(tx, link, gone.getFirst().string("type"), ChangeKind.RELATIONSHIP_REMOVED);
            return gone.size();
        });
    }

    private static void tell(GraphTransaction tx, Link link, String type, ChangeKind kind) {
        tx.changes(List.of(new Change(kind, link.from(), type, link.type().name(), link.to())));
    }

    private static Map<String, @Nullable Object> parameters(Link link) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("from", link.from());
        parameters.put("to", link.to());
        parameters.put("type", link.type().name());
        parameters.put("key", link.key());
        return parameters;
    }

    private static Map<String, @Nullable Object> storable(Map<String, ? extends @Nullable Object> properties) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        properties.forEach((name, value) -> {
            var key = PropertyKeys.snakeCase(name);
            if (key.equals("import_key") || result.containsKey(key)) {
                throw new GraphModelException.InvalidValue(
                        name, "The relationship holds something else as '" + key + "'; name it otherwise", name);
            }
            result.put(key, PropertyValues.storable(name, value));
        });
        return Collections.unmodifiableMap(result);
    }

    private static GraphModelException missing(String end, String id) {
        return new GraphModelException.InvalidValue(end, "There is no entity '" + id + "'", id);
    }
}
