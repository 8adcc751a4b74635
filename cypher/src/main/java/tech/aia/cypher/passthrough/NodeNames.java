package tech.aia.cypher.passthrough;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphNode;

/** What a node is called outside Neo4j. */
final class NodeNames {
    private static final String ENTITY = "Entity";

    private NodeNames() {}

    /** The id property, or Neo4j's element id of a node that has none. */
    static String id(GraphNode node) {
        return node.properties().get("id") instanceof String id ? id : node.elementId();
    }

    /** The type property, or the first label besides Entity in snake_case, or null of a node that has neither. */
    static @Nullable String type(GraphNode node) {
        if (node.properties().get("type") instanceof String type) {
            return type;
        }
        return node.labels().stream()
                .filter(label -> !label.equals(ENTITY))
                .findFirst()
                .map(NodeNames::snakeCase)
                .orElse(null);
    }

    private static String snakeCase(String label) {
        return label.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
