package tech.aia.graph.entity;

import tech.aia.cypher.Graph;

/** Entities for tests of packages above this one. */
public final class TestEntities {
    private TestEntities() {}

    public static Entities of(Graph graph) {
        return new DefaultEntities(graph, IndexedProperties.NONE);
    }
}
