package tech.aia.graph.task;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;

/** What tasks and results are about. */
final class Subjects {
    private static final String MISSING = """
            UNWIND $ids AS id
            OPTIONAL MATCH (e:Entity {id: id})
            WITH id, e WHERE e IS NULL
            RETURN id""";

    private Subjects() {}

    /**
     * Links with a statement that counts its links.
     *
     * @param rows {@code id} and {@code about}
     */
    static void link(GraphTransaction tx, String statement, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var subjects =
                rows.stream().map(row -> String.valueOf(row.get("about"))).collect(Collectors.toSet());
        for (var id : missing(tx, subjects)) {
            throw refusal(id);
        }
        tx.run(statement, Map.of("rows", rows));
        tx.changes(rows.stream()
                .map(row -> new Change(
                        ChangeKind.RELATIONSHIP_ADDED,
                        String.valueOf(row.get("id")),
                        String.valueOf(row.get("id")).startsWith("result_") ? "result" : "task",
                        "ABOUT",
                        String.valueOf(row.get("about"))))
                .toList());
    }

    /** Those of the ids that are no entity's. */
    static Set<String> missing(GraphTransaction tx, Set<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : tx.run(MISSING, Map.of("ids", List.copyOf(ids))).stream()
                        .map(row -> row.string("id"))
                        .collect(Collectors.toSet());
    }

    /** Nothing can be about what is not there. */
    static GraphModelException refusal(String id) {
        return new GraphModelException.InvalidValue("about", "There is no entity '" + id + "'", id);
    }
}
