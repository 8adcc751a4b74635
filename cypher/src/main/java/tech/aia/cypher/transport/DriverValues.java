package tech.aia.cypher.transport;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.types.Entity;
import org.neo4j.driver.types.IsoDuration;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Path;
import org.neo4j.driver.types.Point;
import org.neo4j.driver.types.Relationship;
import org.neo4j.driver.types.Type;
import org.neo4j.driver.types.TypeSystem;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphNode;
import tech.aia.cypher.GraphPath;
import tech.aia.cypher.GraphPoint;
import tech.aia.cypher.GraphRelationship;
import tech.aia.cypher.Row;

/** The driver's values to and from those that {@link Row} documents. */
public final class DriverValues {
    /** JSON readers and writers give up at some hundred levels, and so would this. */
    private static final int DEEPEST = 200;

    private static final Type LIST = TypeSystem.getDefault().LIST();
    private static final Type MAP = TypeSystem.getDefault().MAP();

    private DriverValues() {}

    /** Parameters for a statement. */
    public static Value parameters(Map<String, ? extends @Nullable Object> parameters) {
        var values = LinkedHashMap.<String, Value>newLinkedHashMap(parameters.size());
        parameters.forEach((name, value) -> values.put(name, toDriver(value)));
        return Values.value(values);
    }

    public static Row row(Record row) {
        var values = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(row.size());
        for (var column : row.keys()) {
            values.put(column, fromDriver(row.get(column)));
        }
        return new Row(Collections.unmodifiableMap(values));
    }

    private static Value toDriver(@Nullable Object value) {
        return switch (value) {
            case GraphPoint(int srid, double x, double y, @Nullable Double z) ->
                z == null ? Values.point(srid, x, y) : Values.point(srid, x, y, z);
            case GraphDuration d -> Values.isoDuration(d.months(), d.days(), d.seconds(), d.nanoseconds());
            case Instant instant -> Values.value(instant.atZone(ZoneOffset.UTC));
            case Enum<?> constant -> Values.value(constant.name());
            case Map<?, ?> map -> {
                var values = LinkedHashMap.<String, Value>newLinkedHashMap(map.size());
                map.forEach((key, item) -> values.put((String) key, toDriver(item)));
                yield Values.value(values);
            }
            case Collection<?> list -> {
                var values = new ArrayList<Value>(list.size());
                list.forEach(item -> values.add(toDriver(item)));
                yield Values.value(values);
            }
            case null -> Values.NULL;
            default -> Values.value(value);
        };
    }

    /**
     * One value out of the driver, as {@link Row} documents.
     *
     * @throws GraphException.BadStatement if lists and maps are nested too deeply in it
     */
    public static @Nullable Object fromDriver(Value value) {
        return fromDriver(value, 0);
    }

    private static @Nullable Object fromDriver(Value value, int depth) {
        if (depth > DEEPEST) {
            throw new GraphException.BadStatement(
                    "Aia.Cypher.ResultTooDeep",
                    "A value of the result is nested too deeply, more than " + DEEPEST
                            + " levels. Return its parts as rows",
                    null);
        }
        if (value.type().equals(LIST)) {
            var items = new ArrayList<@Nullable Object>(value.size());
            value.values().forEach(item -> items.add(fromDriver(item, depth + 1)));
            return Collections.unmodifiableList(items);
        }
        if (value.type().equals(MAP)) {
            var members = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(value.size());
            value.keys().forEach(key -> members.put(key, fromDriver(value.get(key), depth + 1)));
            return Collections.unmodifiableMap(members);
        }
        return scalar(value.asObject());
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Node node -> node(node);
            case Relationship relationship -> relationship(relationship);
            case Path path -> path(path);
            case Point point ->
                new GraphPoint(
                        point.srid(), point.x(), point.y(), Double.isNaN(point.z()) ? null : Double.valueOf(point.z()));
            case IsoDuration d -> new GraphDuration(d.months(), d.days(), d.seconds(), d.nanoseconds());
            default -> value;
        };
    }

    private static GraphNode node(Node node) {
        var labels = new ArrayList<String>();
        node.labels().forEach(labels::add);
        return new GraphNode(node.elementId(), List.copyOf(labels), properties(node));
    }

    private static GraphRelationship relationship(Relationship r) {
        return new GraphRelationship(
                r.elementId(), r.type(), r.startNodeElementId(), r.endNodeElementId(), properties(r));
    }

    private static GraphPath path(Path path) {
        var nodes = new ArrayList<GraphNode>();
        path.nodes().forEach(node -> nodes.add(node(node)));
        var relationships = new ArrayList<GraphRelationship>();
        path.relationships().forEach(relationship -> relationships.add(relationship(relationship)));
        return new GraphPath(List.copyOf(nodes), List.copyOf(relationships));
    }

    private static Map<String, Object> properties(Entity entity) {
        var values = new LinkedHashMap<String, Object>();
        for (var key : entity.keys()) {
            var value = fromDriver(entity.get(key));
            if (value != null) {
                values.put(key, value);
            }
        }
        return Collections.unmodifiableMap(values);
    }
}
