package tech.aia.app.agents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.embeddings.encoder.TextEncoder;

/** The vectors of entities, as they stand in the graph. */
@Component
class EntityMeanings {
    private static final int AT_ONCE = 1000;
    private static final double TOLERANCE = 1e-2;
    private static final String EMBEDDINGS = """
            MATCH (e:Entity) WHERE e.id IN $ids AND e.embedding_model = $model
            RETURN e.id AS id, e.embedding AS embedding""";

    private final Graph graph;
    private final TextEncoder encoder;

    EntityMeanings(Graph graph, TextEncoder encoder) {
        this.graph = graph;
        this.encoder = encoder;
    }

    /**
     * The vectors of the entities, in their order.
     *
     * @param texts what stands for each, which is encoded where the graph has no vector of it yet
     */
    List<float[]> of(List<String> ids, List<String> texts) {
        var known = known(ids);
        var missing = IntStream.range(0, ids.size())
                .filter(i -> !known.containsKey(ids.get(i)))
                .boxed()
                .toList();
        var encoded = encoder.encodeAll(missing.stream().map(texts::get).toList());
        for (int i = 0; i < missing.size(); i++) {
            known.put(ids.get(missing.get(i)), encoded.get(i));
        }
        return ids.stream().map(id -> Objects.requireNonNull(known.get(id))).toList();
    }

    private Map<String, float[]> known(List<String> ids) {
        var vectors = new HashMap<String, float[]>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var part = List.copyOf(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
            graph.stream(EMBEDDINGS, Map.of("ids", part, "model", encoder.modelId()), row -> {
                var vector = vector(row.get("embedding"));
                if (vector != null) {
                    vectors.put(row.string("id"), vector);
                }
            });
        }
        return vectors;
    }

    /** Anybody may write anything to a node: what is no vector of unit length is none. */
    private static float @Nullable [] vector(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() != TextEncoder.DIMENSIONS) {
            return null;
        }
        var vector = new float[list.size()];
        double squared = 0;
        for (int i = 0; i < vector.length; i++) {
            if (!(list.get(i) instanceof Number number)) {
                return null;
            }
            vector[i] = number.floatValue();
            squared += (double) vector[i] * vector[i];
        }
        return Math.abs(squared - 1) < TOLERANCE ? vector : null;
    }
}
