package tech.aia.graph.entity;

import java.util.List;
import tech.aia.cypher.Graph;

/** Entities for tests of packages above this one. */
public final class TestEntities {
    private TestEntities() {}

    /** Without the indexes themselves, only with what fits into them. */
    public static IndexedProperties indexed(String... names) {
        return new IndexedProperties(List.of(names));
    }

    public static Entities of(Graph graph) {
        return new DefaultEntities(graph, IndexedProperties.NONE);
    }
}
