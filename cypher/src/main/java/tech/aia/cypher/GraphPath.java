package tech.aia.cypher;

import java.util.List;

/** A path: {@code n} relationships between {@code n + 1} nodes, in walking order. */
public record GraphPath(List<GraphNode> nodes, List<GraphRelationship> relationships) {}
