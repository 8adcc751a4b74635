package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;

/** The {@code SIMILAR_TO} relationships that {@link LinkingAgent} made: brought to what it found last. */
@Component
class SimilarLinks {
    private static final String TYPE = "SIMILAR_TO";
    private static final String BY = "linking_agent";
    private static final int AT_ONCE = 500;
    private static final double SEARCHED = 80;

    private static final String EXISTING = """
            UNWIND $ids AS id
            MATCH (e:Entity {id: id})-[r:SIMILAR_TO {linked_by: $by}]-(other:Entity)
            WHERE other.type = $type
            RETURN startNode(r).id AS from, endNode(r).id AS to, r.score AS score""";
    private static final String WRITE = """
            UNWIND $rows AS row
            MATCH (f:Entity {id: row.from}), (t:Entity {id: row.to})
            MERGE (f)-[r:SIMILAR_TO {linked_by: $by}]->(t)
            SET r.score = row.score, r.linked_at = datetime.transaction()
            RETURN f.id AS from, f.type AS type, t.id AS to""";
    private static final String REMOVE = """
            UNWIND $rows AS row
            MATCH (f:Entity {id: row.from})-[r:SIMILAR_TO {linked_by: $by}]->(t:Entity {id: row.to})
            DELETE r
            RETURN DISTINCT f.id AS from, f.type AS type, t.id AS to""";

    private final Graph graph;

    SimilarLinks(Graph graph) {
        this.graph = graph;
    }

    /** Two entities, whichever way they are linked. */
    record Pair(String lesser, String greater) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return Comparator.comparing(Pair::lesser)
                    .thenComparing(Pair::greater)
                    .compare(this, other);
        }
    }

    /** @param score {@code (1 + cosine) / 2} */
    record Link(String from, String to, double score) {
        Pair pair() {
            return from.compareTo(to) < 0 ? new Pair(from, to) : new Pair(to, from);
        }

        /** Of two that found each other. */
        static Link mutual(Link one, Link another) {
            return one.from().compareTo(another.from()) <= 0 ? one : another;
        }

        Map<String, Object> row() {
            return Map.of("from", from, "to", to, "score", score);
        }
    }

    record Counts(int created, int updated, int removed) {}

    /**
     * Makes the links of these entities to those of the other type what was found: new ones are written, other scores corrected, and
     * links from these entities that were not found again removed.
     */
    Counts write(TaskWork work, List<String> ids, String otherType, Map<Pair, Link> found) throws InterruptedException {
        var existing = new HashMap<Pair, Link>();
        for (var part : parts(ids)) {
            graph.read(EXISTING, Map.of("ids", part, "by", BY, "type", otherType))
                    .forEach(row -> {
                        var link = link(row);
                        existing.put(link.pair(), link);
                    });
        }
        var created = new ArrayList<Link>();
        var updated = new ArrayList<Link>();
        found.forEach((pair, link) -> {
            var old = existing.get(pair);
            if (old == null) {
                created.add(link);
            } else if (old.score() != link.score()) {
                updated.add(new Link(old.from(), old.to(), link.score()));
            }
        });
        var looked = Set.copyOf(ids);
        var removed = existing.values().stream()
                .filter(link -> looked.contains(link.from()) && !found.containsKey(link.pair()))
                .toList();
        run(work, removed, REMOVE, ChangeKind.RELATIONSHIP_REMOVED);
        run(work, updated, WRITE, ChangeKind.RELATIONSHIP_UPDATED);
        run(work, created, WRITE, ChangeKind.RELATIONSHIP_ADDED);
        return new Counts(created.size(), updated.size(), removed.size());
    }

    private void run(TaskWork work, List<Link> links, String statement, ChangeKind kind) throws InterruptedException {
        for (var part : parts(links)) {
            var rows = part.stream().map(Link::row).toList();
            graph.write(tx -> {
                var done = tx.run(statement, Map.of("rows", rows, "by", BY));
                tx.changes(done.stream()
                        .map(row -> new Change(kind, row.string("from"), row.string("type"), TYPE, row.string("to")))
                        .toList());
                return done.size();
            });
            work.report(SEARCHED, Map.of("links", links.size()));
        }
    }

    private static Link link(Row row) {
        var score = row.get("score") instanceof Number number ? number.doubleValue() : -1;
        return new Link(row.string("from"), row.string("to"), score);
    }

    private static <T> List<List<T>> parts(List<T> list) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += AT_ONCE) {
            parts.add(List.copyOf(list.subList(from, Math.min(list.size(), from + AT_ONCE))));
        }
        return parts;
    }
}
