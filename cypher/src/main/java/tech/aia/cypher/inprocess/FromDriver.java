package tech.aia.cypher.inprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.neo4j.bolt.connection.exception.BoltClientException;
import org.neo4j.bolt.connection.values.IsoDuration;
import org.neo4j.bolt.connection.values.Point;
import org.neo4j.bolt.connection.values.Value;
import org.neo4j.values.AnyValue;
import org.neo4j.values.storable.CoordinateReferenceSystem;
import org.neo4j.values.storable.DateTimeValue;
import org.neo4j.values.storable.DateValue;
import org.neo4j.values.storable.DurationValue;
import org.neo4j.values.storable.LocalDateTimeValue;
import org.neo4j.values.storable.LocalTimeValue;
import org.neo4j.values.storable.PointValue;
import org.neo4j.values.storable.TimeValue;
import org.neo4j.values.storable.Values;
import org.neo4j.values.virtual.ListValue;
import org.neo4j.values.virtual.MapValue;
import org.neo4j.values.virtual.MapValueBuilder;
import org.neo4j.values.virtual.VirtualValues;

/** The driver's values as the kernel's. */
final class FromDriver {
    private FromDriver() {}

    /** Parameters of a statement. */
    static MapValue parameters(Map<String, Value> parameters) {
        if (parameters.isEmpty()) {
            return MapValue.EMPTY;
        }
        var map = new MapValueBuilder(parameters.size());
        parameters.forEach((name, value) -> map.add(name, value(value)));
        return map.build();
    }

    /** Metadata of a transaction, which the kernel takes as plain objects. */
    static Map<String, Object> metadata(Map<String, Value> metadata) {
        var objects = HashMap.<String, Object>newHashMap(metadata.size());
        metadata.forEach((name, value) -> objects.put(name, object(value(value))));
        return objects;
    }

    private static AnyValue value(Value value) {
        return switch (value.boltValueType()) {
            case NULL -> Values.NO_VALUE;
            case BOOLEAN -> Values.booleanValue(value.asBoolean());
            case INTEGER -> Values.longValue(value.asLong());
            case FLOAT -> Values.doubleValue(value.asDouble());
            case STRING -> Values.stringValue(value.asString());
            case BYTES -> Values.byteArray(value.asByteArray());
            case DATE -> DateValue.date(value.asLocalDate());
            case TIME -> TimeValue.time(value.asOffsetTime());
            case LOCAL_TIME -> LocalTimeValue.localTime(value.asLocalTime());
            case LOCAL_DATE_TIME -> LocalDateTimeValue.localDateTime(value.asLocalDateTime());
            case DATE_TIME -> DateTimeValue.datetime(value.asZonedDateTime());
            case DURATION -> duration(value.asBoltIsoDuration());
            case POINT -> point(value.asBoltPoint());
            case VECTOR -> Vectors.fromDriver(value.asBoltVector());
            case UUID -> Values.uuidValue(value.asUUID());
            case LIST -> list(value);
            case MAP -> map(value);
            case ANY, NUMBER, NODE, RELATIONSHIP, PATH, UNSUPPORTED ->
                throw new BoltClientException("A value of type " + value.boltValueType()
                        + " cannot be a parameter; pass its id or its properties");
        };
    }

    private static DurationValue duration(IsoDuration duration) {
        return DurationValue.duration(duration.months(), duration.days(), duration.seconds(), duration.nanoseconds());
    }

    private static PointValue point(Point point) {
        var system = CoordinateReferenceSystem.get(point.srid());
        return system.getDimension() == 2
                ? Values.pointValue(system, point.x(), point.y())
                : Values.pointValue(system, point.x(), point.y(), point.z());
    }

    private static ListValue list(Value value) {
        var items = new ArrayList<AnyValue>(value.size());
        for (var item : value.boltValues()) {
            items.add(value(item));
        }
        return VirtualValues.fromList(items);
    }

    private static MapValue map(Value value) {
        var map = new MapValueBuilder(value.size());
        for (var key : value.keys()) {
            map.add(key, value(value.getBoltValue(key)));
        }
        return map.build();
    }

    private static Object object(AnyValue value) {
        return switch (value) {
            case MapValue map -> {
                var members = HashMap.<String, Object>newHashMap(map.size());
                map.foreach((key, member) -> members.put(key, object(member)));
                yield members;
            }
            case ListValue list -> {
                var items = new ArrayList<Object>(list.intSize());
                list.forEach(item -> items.add(object(item)));
                yield items;
            }
            default -> ((org.neo4j.values.storable.Value) value).asObject();
        };
    }
}
