package tech.aia.cypher.passthrough;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.Vector;
import tech.aia.cypher.GraphNode;
import tech.aia.cypher.GraphPath;
import tech.aia.cypher.GraphPoint;
import tech.aia.cypher.GraphRelationship;

/**
 * Values of a row as maps, lists, strings, numbers, booleans and null, ready for any JSON writer. Immutable.
 *
 * <p>Integers stay integers however large; a JavaScript reader loses digits beyond 2<sup>53</sup>. Floats are {@link Double}s, which
 * a JSON writer gives a decimal point. What JSON has no type for becomes an object with a {@code $type}, as docs/cypher.md lists; a
 * map with a key {@code $type} of its own is wrapped, so that nothing is ambiguous.
 */
public final class ResultValues {
    private final Typing typing;

    public ResultValues(Typing typing) {
        this.typing = typing;
    }

    /** How much of a value's type is written. */
    public enum Typing {
        /** Everything is typed, except properties in the documented node objects, which are plain. */
        STANDARD,
        /** Everything is typed. */
        TYPED,
        /** Times are ISO 8601 strings, NaN and infinities strings, and nodes, relationships and points have no {@code $type}. */
        PLAIN
    }

    /** Any value that {@link tech.aia.cypher.Row} documents, and vectors. */
    public @Nullable Object toJson(@Nullable Object value) {
        return json(value, typing != Typing.PLAIN);
    }

    /**
     * The node object of the API document: {@code node_id}, {@code type}, {@code properties}, {@code connections},
     * {@code last_updated}.
     *
     * @param connections number of relationships, or null if not known
     */
    public Map<String, @Nullable Object> documentedNode(GraphNode node, @Nullable Long connections) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("node_id", NodeNames.id(node));
        members.put("type", NodeNames.type(node));
        members.put("properties", map(node.properties(), typing == Typing.TYPED));
        members.put("connections", connections);
        members.put("last_updated", lastUpdated(node));
        return members;
    }

    private static @Nullable Object json(@Nullable Object value, boolean typed) {
        return switch (value) {
            case null -> null;
            case Boolean bool -> bool;
            case String text -> text;
            case Double number -> number(number, typed);
            case Float number -> number(number.doubleValue(), typed);
            case Number number -> number.longValue();
            case byte[] bytes -> bytes(bytes, typed);
            case GraphNode node -> node(node, typed);
            case GraphRelationship relationship -> relationship(relationship, typed);
            case GraphPath path -> path(path, typed);
            case GraphPoint point -> tagged("point", TypedJson.point(point), typed);
            case List<?> list -> list(list, typed);
            case Map<?, ?> map when typed && TypedJson.isTyped(map) -> TypedJson.of("map", map(map, true));
            case Map<?, ?> map -> map(map, typed);
            case Vector vector -> tagged("vector", Vectors.members(vector), typed);
            default -> scalar(value, typed);
        };
    }

    private static Object scalar(Object value, boolean typed) {
        var temporal = TypedJson.temporal(value);
        if (temporal != null) {
            return typed ? temporal.typed() : temporal.text();
        }
        return typed ? TypedJson.of("unsupported", value.toString()) : value.toString();
    }

    private static Object number(Double number, boolean typed) {
        if (Double.isFinite(number)) {
            return number;
        }
        return typed ? TypedJson.of("float", number.toString()) : number.toString();
    }

    private static Object bytes(byte[] bytes, boolean typed) {
        var text = Base64.getEncoder().encodeToString(bytes);
        return typed ? TypedJson.of("bytes", text) : text;
    }

    private static Object node(GraphNode node, boolean typed) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("node_id", NodeNames.id(node));
        members.put("element_id", node.elementId());
        members.put("type", NodeNames.type(node));
        members.put("labels", node.labels());
        members.put("properties", map(node.properties(), typed));
        return tagged("node", members, typed);
    }

    private static Object relationship(GraphRelationship relationship, boolean typed) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("relationship_id", relationship.elementId());
        members.put("type", relationship.type());
        members.put("start", relationship.startElementId());
        members.put("end", relationship.endElementId());
        members.put("properties", map(relationship.properties(), typed));
        return tagged("relationship", members, typed);
    }

    private static Object path(GraphPath path, boolean typed) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("nodes", list(path.nodes(), typed));
        members.put("relationships", list(path.relationships(), typed));
        return tagged("path", members, typed);
    }

    private static Map<String, @Nullable Object> tagged(
            String type, Map<String, @Nullable Object> members, boolean typed) {
        if (!typed) {
            return members;
        }
        var tagged = new LinkedHashMap<String, @Nullable Object>();
        tagged.put(TypedJson.TYPE, type);
        tagged.putAll(members);
        return tagged;
    }

    private static List<@Nullable Object> list(List<?> list, boolean typed) {
        var items = new ArrayList<@Nullable Object>(list.size());
        list.forEach(item -> items.add(json(item, typed)));
        return items;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map, boolean typed) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> members.put(String.valueOf(key), json(item, typed)));
        return members;
    }

    private static @Nullable String lastUpdated(GraphNode node) {
        return switch (node.properties().get("updated_at")) {
            case ZonedDateTime zoned -> DateTimeFormatter.ISO_INSTANT.format(zoned.toInstant());
            case OffsetDateTime offset -> DateTimeFormatter.ISO_INSTANT.format(offset.toInstant());
            case null, default -> null;
        };
    }
}
