package tech.aia.cypher;

import java.util.List;
import java.util.Map;

/**
 * A node as the database gave it.
 *
 * @param elementId Neo4j's own id, stable only while the node lives; not the {@code id} property
 */
public record GraphNode(String elementId, List<String> labels, Map<String, Object> properties) {}
