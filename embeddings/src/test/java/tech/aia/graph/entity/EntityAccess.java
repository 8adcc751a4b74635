package tech.aia.graph.entity;

import tech.aia.cypher.Graph;

/** Lets tests without Spring have what {@link EntityConfiguration} makes. */
public final class EntityAccess {
    private EntityAccess() {}

    public static Entities entities(Graph graph) {
        return new DefaultEntities(graph, IndexedProperties.NONE);
    }
}
