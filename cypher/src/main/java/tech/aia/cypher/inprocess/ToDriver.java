package tech.aia.cypher.inprocess;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.bolt.connection.values.Node;
import org.neo4j.bolt.connection.values.Relationship;
import org.neo4j.bolt.connection.values.Segment;
import org.neo4j.bolt.connection.values.Value;
import org.neo4j.bolt.connection.values.ValueFactory;
import org.neo4j.values.AnyValue;
import org.neo4j.values.SequenceValue;
import org.neo4j.values.ValueMapper;
import org.neo4j.values.storable.BooleanValue;
import org.neo4j.values.storable.ByteArray;
import org.neo4j.values.storable.DateTimeValue;
import org.neo4j.values.storable.DateValue;
import org.neo4j.values.storable.DurationValue;
import org.neo4j.values.storable.IntegralValue;
import org.neo4j.values.storable.LocalDateTimeValue;
import org.neo4j.values.storable.LocalTimeValue;
import org.neo4j.values.storable.NumberValue;
import org.neo4j.values.storable.PointValue;
import org.neo4j.values.storable.TextArray;
import org.neo4j.values.storable.TextValue;
import org.neo4j.values.storable.TimeValue;
import org.neo4j.values.storable.UUIDValue;
import org.neo4j.values.storable.VectorValue;
import org.neo4j.values.virtual.MapValue;
import org.neo4j.values.virtual.NodeValue;
import org.neo4j.values.virtual.PathValue;
import org.neo4j.values.virtual.RelationshipValue;
import org.neo4j.values.virtual.VirtualNodeValue;
import org.neo4j.values.virtual.VirtualPathValue;
import org.neo4j.values.virtual.VirtualRelationshipValue;

/** The kernel's values as the driver's, made by the driver's own factory. Safe for use by many threads. */
final class ToDriver implements ValueMapper<Value> {
    private final ValueFactory driver;
    private final Value nothing;

    ToDriver(ValueFactory driver) {
        this.driver = driver;
        this.nothing = driver.value((Object) null);
    }

    Value value(AnyValue value) {
        return value.map(this);
    }

    @Override
    public Value mapNoValue() {
        return nothing;
    }

    @Override
    public Value mapBoolean(BooleanValue value) {
        return driver.value(value.booleanValue());
    }

    @Override
    public Value mapText(TextValue value) {
        return driver.value(value.stringValue());
    }

    @Override
    public Value mapNumber(NumberValue value) {
        return value instanceof IntegralValue whole
                ? driver.value(whole.longValue())
                : driver.value(value.doubleValue());
    }

    @Override
    public Value mapDateTime(DateTimeValue value) {
        return driver.value(value.asObjectCopy());
    }

    @Override
    public Value mapLocalDateTime(LocalDateTimeValue value) {
        return driver.value(value.asObjectCopy());
    }

    @Override
    public Value mapDate(DateValue value) {
        return driver.value(value.asObjectCopy());
    }

    @Override
    public Value mapTime(TimeValue value) {
        return driver.value(value.asObjectCopy());
    }

    @Override
    public Value mapLocalTime(LocalTimeValue value) {
        return driver.value(value.asObjectCopy());
    }

    @Override
    public Value mapByteArray(ByteArray value) {
        return driver.value(value.asObjectCopy());
    }

    @Override
    public Value mapUUID(UUIDValue value) {
        return driver.value((Object) value.asObjectCopy());
    }

    @Override
    public Value mapDuration(DurationValue value) {
        return driver.isoDuration(
                value.get(ChronoUnit.MONTHS), value.get(ChronoUnit.DAYS), value.get(ChronoUnit.SECONDS), (int)
                        value.get(ChronoUnit.NANOS));
    }

    @Override
    public Value mapPoint(PointValue value) {
        var at = value.coordinate();
        var srid = value.getCoordinateReferenceSystem().getCode();
        return at.length == 2 ? driver.point(srid, at[0], at[1]) : driver.point(srid, at[0], at[1], at[2]);
    }

    @Override
    public Value mapVector(VectorValue value) {
        return Vectors.toDriver(value, driver);
    }

    @Override
    public Value mapSequence(SequenceValue value) {
        var items = new ArrayList<Value>(value.intSize());
        for (AnyValue item : value) {
            items.add(value(item));
        }
        return driver.value(items);
    }

    @Override
    public Value mapMap(MapValue value) {
        return driver.value(members(value));
    }

    @Override
    public Value mapNode(VirtualNodeValue value) {
        return driver.value(node((NodeValue) value));
    }

    @Override
    public Value mapRelationship(VirtualRelationshipValue value) {
        return driver.value(relationship((RelationshipValue) value));
    }

    @Override
    public Value mapPath(VirtualPathValue value) {
        var path = (PathValue) value;
        var nodes = new ArrayList<Node>();
        for (var each : path.nodes()) {
            nodes.add(node(each));
        }
        var relationships = new ArrayList<Relationship>();
        var segments = new ArrayList<Segment>();
        for (var each : path.relationships()) {
            var walked = relationships.size();
            var relationship = relationship(each);
            relationships.add(relationship);
            // From node to node as the path goes, which may be against the direction of the relationship.
            segments.add(driver.segment(nodes.get(walked), relationship, nodes.get(walked + 1)));
        }
        return driver.value(driver.path(segments, nodes, relationships));
    }

    private Node node(NodeValue node) {
        return driver.node(node.id(), node.elementId(), labels(node.labels()), members(node.properties()));
    }

    private Relationship relationship(RelationshipValue relationship) {
        return driver.relationship(
                relationship.id(),
                relationship.elementId(),
                relationship.startNodeId(),
                relationship.startNode().elementId(),
                relationship.endNodeId(),
                relationship.endNode().elementId(),
                relationship.type().stringValue(),
                members(relationship.properties()));
    }

    private static List<String> labels(TextArray labels) {
        var names = new ArrayList<String>(labels.intSize());
        for (int i = 0; i < labels.intSize(); i++) {
            names.add(labels.stringValue(i).stringValue());
        }
        return names;
    }

    private Map<String, Value> members(MapValue map) {
        var members = HashMap.<String, Value>newHashMap(map.size());
        map.foreach((key, value) -> members.put(key, value(value)));
        return members;
    }
}
