package tech.aia.graph.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.graph.Page;

/** Reads for many nodes at once which others they are connected with: one statement for the links, one for the other ends. */
final class TaskLinks {
    static final String ASSIGNED_TO = links("(n)-[r:ASSIGNED_TO]->(other:Agent)", "r.assigned_at");
    static final String PRODUCED = links("(n)-[:PRODUCED]->(other:Result)", "null");
    static final String DEPENDS_ON = links("(n)-[:DEPENDS_ON]->(other:Task)", "null");
    static final String ABOUT = links("(n)-[:ABOUT]->(other:Entity)", "null");
    static final String ASSIGNED = links("(n)<-[:ASSIGNED_TO]-(other:Task)", "null");

    private final Graph graph;

    TaskLinks(Graph graph) {
        this.graph = graph;
    }

    private record Link(String from, String to, @Nullable Instant at) {}

    /**
     * What each of the ids is connected with.
     *
     * @param links one of the statements above
     * @param load reads the other ends, of which some may be gone by now
     * @param item what becomes of another end and the time of the link
     */
    <E, T> Map<String, List<T>> read(
            String links,
            Collection<String> ids,
            int first,
            Function<Collection<String>, List<E>> load,
            Function<E, String> id,
            BiFunction<E, @Nullable Instant, T> item) {
        Page.checkedLimit(first);
        var result = new LinkedHashMap<String, List<T>>();
        ids.forEach(from -> result.put(from, new ArrayList<>()));
        var found = links(links, result.keySet(), first);
        var others = new HashMap<String, E>();
        var otherIds = new LinkedHashSet<String>();
        found.forEach(link -> otherIds.add(link.to()));
        if (!otherIds.isEmpty()) {
            load.apply(otherIds).forEach(other -> others.put(id.apply(other), other));
        }
        for (var link : found) {
            var other = others.get(link.to());
            var list = result.get(link.from());
            if (other != null && list != null) {
                list.add(item.apply(other, link.at()));
            }
        }
        return result;
    }

    private List<Link> links(String statement, Collection<String> ids, int first) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return graph.read(statement, Map.of("ids", List.copyOf(ids), "first", first)).stream()
                .map(row -> new Link(row.string("id"), row.string("other"), row.instantOrNull("at")))
                .toList();
    }

    /** Two links to the same node count once. */
    private static String links(String pattern, String time) {
        return """
                UNWIND $ids AS id
                MATCH (n:Entity {id: id})
                CALL (n) {
                  MATCH %s WHERE other.id IS NOT NULL
                  WITH other.id AS other, %s AS time
                  RETURN other, max(CASE WHEN time IS :: ZONED DATETIME THEN time END) AS at ORDER BY other LIMIT $first
                }
                RETURN id, other, at""".formatted(pattern, time);
    }
}
