package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.schema.ValueKind;

/**
 * How a list is ordered: as asked for, and by id among equals, so that each thing has one place.
 *
 * @param same expressions that are the same in all and go ahead of the id in an index, so that a list in order of id is read from there until it
 *     is full
 */
record Order(List<SortKey> keys, List<String> same) {

    Order(List<SortKey> keys) {
        this(keys, List.of());
    }

    /** Of nodes. */
    static Order of(String node, NodeType type, List<@Nullable Object> sort, List<String> same) {
        var keys = new ArrayList<SortKey>();
        sort.forEach(one -> keys.add(key(node, type, Given.map(one))));
        var all = ending(keys, node, type, null).keys();
        var byId = all.getFirst().expression().equals(node + "." + Scope.quoted(type.key()));
        return new Order(all, byId ? same : List.of());
    }

    /** Of relationships and the nodes they lead to. */
    static Order of(
            String relationship, @Nullable NodeType edge, String node, NodeType type, List<@Nullable Object> sort) {
        var keys = new ArrayList<SortKey>();
        for (var one : sort) {
            var given = Given.map(one);
            keys.add(
                    edge != null && given.get("edge") != null
                            ? key(relationship, edge, Given.map(given.get("edge")))
                            : key(node, type, Given.map(given.get("node"))));
        }
        return ending(keys, node, type, relationship);
    }

    private static Order ending(List<SortKey> keys, String node, NodeType type, @Nullable String relationship) {
        keys.add(new SortKey(
                node + "." + Scope.quoted(type.key()), type.keyField().kind(), false, true));
        if (relationship != null) {
            keys.add(new SortKey("elementId(" + relationship + ")", ValueKind.ID, false, true));
        }
        return new Order(withoutRepeated(keys));
    }

    /** What was ordered by once is equal when it comes again. */
    private static List<SortKey> withoutRepeated(List<SortKey> keys) {
        var expressions = new HashSet<String>();
        return keys.stream().filter(key -> expressions.add(key.expression())).toList();
    }

    private static SortKey key(String variable, NodeType type, Map<String, @Nullable Object> one) {
        var chosen = one.entrySet().iterator().next();
        NodeField.Property property = type.property(chosen.getKey());
        return new SortKey(
                variable + "." + Scope.quoted(property.property()),
                property.kind(),
                "DESC".equals(chosen.getValue()),
                property.property().equals(type.key()));
    }

    String clause() {
        return clause(SortKey::clause, keys.getFirst().descending());
    }

    /** From the last to the first. */
    String reversed() {
        return clause(SortKey::reversed, !keys.getFirst().descending());
    }

    private String clause(Function<SortKey, String> direction, boolean descending) {
        return Stream.concat(
                        same.stream().map(expression -> descending ? expression + " DESC" : expression),
                        keys.stream().map(direction))
                .collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    /** The values of a place, as a list in Cypher. */
    String place() {
        return keys.stream().map(SortKey::expression).collect(Collectors.joining(", ", "[", "]"));
    }

    /** What comes after a cursor: later by the first key, or equal by it and later by the second, and so on. */
    String after(Optional<String> cursor, Scope scope) {
        return beyond("after", cursor, scope, SortKey::after);
    }

    /** Likewise what comes before one. */
    String before(Optional<String> cursor, Scope scope) {
        return beyond("before", cursor, scope, SortKey::before);
    }

    private String beyond(
            String argument, Optional<String> cursor, Scope scope, BiFunction<SortKey, @Nullable String, String> side) {
        if (cursor.isEmpty()) {
            return "true";
        }
        var values = Cursors.read(argument, cursor.get(), keys);
        var names = new ArrayList<@Nullable String>();
        values.forEach(value -> names.add(value == null ? null : scope.parameter(value)));
        var ways = new ArrayList<String>();
        var equal = new ArrayList<String>();
        for (int i = 0; i < keys.size(); i++) {
            var parts = new ArrayList<>(equal);
            parts.add(side.apply(keys.get(i), names.get(i)));
            ways.add(String.join(" AND ", parts));
            equal.add(keys.get(i).same(names.get(i)));
        }
        return "(" + String.join(" OR ", ways) + ")";
    }
}
