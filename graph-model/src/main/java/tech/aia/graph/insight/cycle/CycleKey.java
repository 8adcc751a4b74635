package tech.aia.graph.insight.cycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.RequestHash;
import tech.aia.graph.insight.cycle.strategy.FocusArea;

/**
 * Says that two requests are the same one.
 *
 * @param key as the caller gave it
 * @param stored hash of the caller and the key, as anybody may read the graph
 * @param request hash of all that was asked for
 */
record CycleKey(String key, String stored, String request) {
    private static final int LONGEST = 255;
    private static final String HEADER = "Idempotency-Key";
    private static final String FIRST = """
            MATCH (c:OptimizationCycle {idempotency_key: $key})
            RETURN c.id AS id, c.request_hash AS request""";

    /** @throws GraphModelException.InvalidValue if it is blank or too long */
    CycleKey {
        if (key.isBlank() || key.length() > LONGEST) {
            throw new GraphModelException.InvalidValue(
                    HEADER, "An Idempotency-Key has 1 to " + LONGEST + " characters", key);
        }
    }

    static @Nullable CycleKey of(OptimizationCycles.@Nullable Once once, CycleRequest request) {
        return once == null ? null : new CycleKey(once.key(), RequestHash.of(once.caller(), once.key()), hash(request));
    }

    private static String hash(CycleRequest request) {
        return RequestHash.of(
                request.type().word(),
                request.areas().stream().map(FocusArea::word).sorted().toList(),
                request.limits().budget(),
                request.limits().horizon(),
                request.limits().risk().word(),
                request.asOf() == null ? null : request.asOf().toString(),
                request.assumptions().byWord());
    }

    /** The id of the cycle that was begun under it. */
    Optional<String> first(Graph graph) {
        return first(graph.lookUp(FIRST, Map.of("key", stored)));
    }

    Optional<String> first(GraphTransaction tx) {
        return first(tx.run(FIRST, Map.of("key", stored)));
    }

    private Optional<String> first(List<Row> rows) {
        return rows.stream().findFirst().map(row -> {
            if (!request.equals(row.get("request"))) {
                throw new GraphModelException.InvalidValue(
                        HEADER,
                        "This Idempotency-Key belongs to another cycle, '" + row.string("id")
                                + "'; use a new key for a new cycle, and the same body for the same one",
                        key);
            }
            return row.string("id");
        });
    }
}
