package tech.aia.app.agents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityText;

/** The vectors of entities, as they stand in the graph. */
@Component
class EntityMeanings {
    private static final int AT_ONCE = 1000;
    private static final double TOLERANCE = 1e-2;
    private static final String EMBEDDINGS = """
            MATCH (e:Entity) WHERE e.id IN $ids AND e.embedding_model = $model
            RETURN e.id AS id, e.embedding AS embedding""";

    private final Graph graph;
    private final Entities entities;
    private final TextEncoder encoder;

    EntityMeanings(Graph graph, Entities entities, TextEncoder encoder) {
        this.graph = graph;
        this.entities = entities;
        this.encoder = encoder;
    }

    /** By id; what the graph has no vector of yet is encoded, and entities that are gone are missing. */
    Map<String, float[]> of(List<String> ids) {
        var vectors = known(ids);
        var missing = ids.stream().filter(id -> !vectors.containsKey(id)).toList();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            var found = entities.findAll(missing.subList(from, Math.min(missing.size(), from + AT_ONCE)));
            var encoded = encoder.encodeAll(found.stream()
                    .map(entity -> EntityText.of(entity.type(), entity.properties()))
                    .toList());
            for (int i = 0; i < found.size(); i++) {
                vectors.put(found.get(i).id(), encoded.get(i));
            }
        }
        return vectors;
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
