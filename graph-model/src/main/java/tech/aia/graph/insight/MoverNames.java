package tech.aia.graph.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/** Gives those that moved most their names. */
final class MoverNames {
    private static final String NAMES = """
            MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, toStringOrNull(e.name) AS name""";

    private final Graph graph;

    MoverNames(Graph graph) {
        this.graph = graph;
    }

    Dashboard.Movers named(
            List<TopMovers.Moved> customersUp,
            List<TopMovers.Moved> customersDown,
            List<TopMovers.Moved> productsUp,
            List<TopMovers.Moved> productsDown) {
        var names = names(Stream.of(customersUp, customersDown, productsUp, productsDown)
                .flatMap(List::stream)
                .map(TopMovers.Moved::id)
                .distinct()
                .toList());
        return new Dashboard.Movers(
                named(customersUp, names),
                named(customersDown, names),
                named(productsUp, names),
                named(productsDown, names));
    }

    private Map<String, @Nullable String> names(List<String> ids) {
        var names = new HashMap<String, @Nullable String>();
        if (!ids.isEmpty()) {
            graph.lookUp(NAMES, Map.of("ids", ids))
                    .forEach(row -> names.put(row.string("id"), row.stringOrNull("name")));
        }
        return names;
    }

    private static List<Dashboard.Mover> named(List<TopMovers.Moved> moved, Map<String, @Nullable String> names) {
        return moved.stream()
                .map(one -> new Dashboard.Mover(
                        one.id(),
                        names.get(one.id()),
                        Percent.rounded(one.current()),
                        Percent.rounded(one.previous()),
                        Percent.rounded(one.change())))
                .toList();
    }
}
