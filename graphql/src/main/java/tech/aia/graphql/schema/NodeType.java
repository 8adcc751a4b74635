package tech.aia.graphql.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of the schema whose values are nodes.
 *
 * @param name in the schema, such as {@code Customer}
 * @param plural what lists of it are called in the schema, such as {@code customers}
 * @param label in the graph
 * @param entityType what its nodes say of themselves in the property {@code type}; null if they say what they will
 * @param isShared whether it is the interface of several types
 * @param isEntity whether its nodes are entities, which have ids of their own and can be found by meaning
 * @param key the property in the graph that tells its nodes apart
 * @param access words of the permissions of which a caller needs one
 * @param fields by name, in the schema's order
 */
public record NodeType(
        String name,
        String plural,
        String label,
        @Nullable String entityType,
        boolean isShared,
        boolean isEntity,
        String key,
        List<String> access,
        Map<String, NodeField> fields) {
    private static final Set<String> KEPT = Set.of("id", "type", "created_at", "updated_at");

    public Optional<NodeField> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    Stream<NodeField.Property> properties() {
        return fields.values().stream()
                .filter(NodeField.Property.class::isInstance)
                .map(NodeField.Property.class::cast);
    }

    Stream<NodeField.Link> links() {
        return fields.values().stream().filter(NodeField.Link.class::isInstance).map(NodeField.Link.class::cast);
    }

    /** Those that callers may write; the platform keeps the others itself. */
    public Stream<NodeField.Property> writtenProperties() {
        return properties().filter(property -> !KEPT.contains(property.property()));
    }

    /** The relationships that start at such nodes. */
    public Stream<NodeField.Link> writtenLinks() {
        return links().filter(NodeField.Link::outgoing);
    }

    /** The field that shows what tells its nodes apart. */
    public NodeField.Property keyField() {
        return properties()
                .filter(property -> property.property().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no field for its key " + key));
    }

    /** The property by which a condition, an order or a group names it. */
    public NodeField.Property property(String field) {
        if (fields.get(field) instanceof NodeField.Property property) {
            return property;
        }
        throw new IllegalArgumentException(name + " has no property " + field);
    }
}
