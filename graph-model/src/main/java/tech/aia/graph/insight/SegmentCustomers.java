package tech.aia.graph.insight;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tech.aia.cypher.Graph;
import tech.aia.graph.insight.purchases.CustomerHistory;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.insight.purchases.PurchaseView;

/** Reads what the customers of a segment bought; who they are is kept with the table. */
final class SegmentCustomers {
    private static final String IDS = """
            MATCH (c:Entity) WHERE c.type = 'customer'
              AND all(wanted IN $wanted WHERE toStringOrNull(c[wanted.property]) IN wanted.values)
            RETURN c.id AS id""";

    private final Graph graph;
    private final PurchaseTable purchases;

    SegmentCustomers(Graph graph, PurchaseTable purchases) {
        this.graph = graph;
        this.purchases = purchases;
    }

    @FunctionalInterface
    interface Reading<T> {
        T read(PurchaseView view, Collection<CustomerHistory> customers);
    }

    /** @param version of the table, in which the segment may be known or not */
    private record Try<T>(long version, Optional<T> answer) {}

    <T> T read(Segment segment, Reading<T> reading) {
        if (segment.isEveryone()) {
            return purchases.read(view -> reading.read(view, view.customers()));
        }
        var known = purchases.read(view -> new Try<>(
                view.version(), view.selections().find(segment).map(places -> reading.read(view, view.at(places)))));
        return known.answer().orElseGet(() -> readUnknown(segment, known.version(), reading));
    }

    /** Who the customers are is kept if none of them has changed while that was found out. */
    private <T> T readUnknown(Segment segment, long version, Reading<T> reading) {
        var ids = ids(segment);
        return purchases.read(view -> {
            var places = view.places(customer -> ids.contains(customer.id()));
            if (view.version() == version) {
                view.selections().keep(segment, places);
            }
            return reading.read(view, view.at(places));
        });
    }

    private Set<String> ids(Segment segment) {
        List<Map<String, Object>> wanted = segment.wanted().entrySet().stream()
                .map(entry -> Map.<String, Object>of("property", entry.getKey(), "values", entry.getValue()))
                .toList();
        var ids = new HashSet<String>();
        graph.stream(IDS, Map.of("wanted", wanted), row -> ids.add(row.string("id")));
        return ids;
    }
}
