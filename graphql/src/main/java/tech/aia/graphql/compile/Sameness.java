package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.schema.ValueKind;

/** In what all nodes are the same that a condition lets through, as far as there is an index of it. */
final class Sameness {
    private static final String EQUAL = "eq";
    private static final String TYPE = "type";

    /** Conditions on properties that the schema does not name. */
    private static final String UNNAMED = "property";

    private final GraphTypes types;

    Sameness(GraphTypes types) {
        this.types = types;
    }

    /** The type, and one property with an index of it by type; nothing where they can be of several types. */
    List<String> of(String node, NodeType type, Map<String, @Nullable Object> where) {
        var equal = equal(type, where).toList();
        if (type.entityType() == null && !equal.contains(TYPE)) {
            return List.of();
        }
        var same = new ArrayList<>(List.of(node + "." + TYPE));
        equal.stream()
                .filter(types::isIndexed)
                .findFirst()
                .ifPresent(property -> same.add(node + "." + Scope.quoted(property)));
        return same;
    }

    /** The properties that must have one value. */
    private static Stream<String> equal(NodeType type, Map<String, @Nullable Object> where) {
        return where.entrySet().stream()
                .flatMap(entry -> entry.getKey().equals(UNNAMED)
                        ? unnamed(entry.getValue())
                        : named(type, entry.getKey(), entry.getValue()));
    }

    /** Moments are equal in whatever zone they are given, and have an order by zone, so they are not the same to an index. */
    private static Stream<String> named(NodeType type, String field, @Nullable Object tests) {
        return type.fields().get(field) instanceof NodeField.Property property
                        && property.kind() != ValueKind.DATE_TIME
                        && isEqual(Given.map(tests))
                ? Stream.of(property.property())
                : Stream.empty();
    }

    private static Stream<String> unnamed(@Nullable Object conditions) {
        return Given.list(conditions).stream()
                .map(Given::map)
                .filter(Sameness::isEqual)
                .map(condition -> String.valueOf(condition.get("name")));
    }

    private static boolean isEqual(Map<String, @Nullable Object> tests) {
        return tests.get(EQUAL) != null;
    }
}
