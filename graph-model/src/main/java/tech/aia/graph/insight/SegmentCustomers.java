package tech.aia.graph.insight;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/** Finds the customers of a segment; those of the latest segments are kept until a customer changes. */
final class SegmentCustomers {
    private static final String IDS = """
            MATCH (c:Entity) WHERE c.type = 'customer'
              AND all(wanted IN $wanted WHERE toStringOrNull(c[wanted.property]) IN wanted.values)
            RETURN c.id AS id""";
    private static final int MOST_KEPT = 20;

    private final Graph graph;
    private final Map<Segment, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Segment, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Kept(long version, Set<String> ids) {}

    SegmentCustomers(Graph graph) {
        this.graph = graph;
    }

    /** @param version of the customers, another one when any of them has changed */
    Set<String> ids(Segment segment, long version) {
        var known = known(segment);
        if (known == null || known.version() != version) {
            known = new Kept(version, read(segment));
            keep(segment, known);
        }
        return known.ids();
    }

    private synchronized @Nullable Kept known(Segment segment) {
        return kept.get(segment);
    }

    private synchronized void keep(Segment segment, Kept found) {
        kept.put(segment, found);
    }

    private Set<String> read(Segment segment) {
        List<Map<String, Object>> wanted = segment.wanted().entrySet().stream()
                .map(entry -> Map.<String, Object>of("property", entry.getKey(), "values", entry.getValue()))
                .toList();
        var ids = new HashSet<String>();
        graph.stream(IDS, Map.of("wanted", wanted), row -> ids.add(row.string("id")));
        return ids;
    }
}
