package tech.aia.embeddings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.embeddings.encoder.TextEncoder;

/** Reads entities as the index wants them, and writes embeddings to their nodes. */
final class EntityVectors {
    private static final String FIELDS = """
            e.id AS id, e.type AS type, e {.*, embedding: null} AS properties,
            e.embedding AS embedding, e.embedding_source AS source""";
    private static final String BY_ID = "MATCH (e:Entity) WHERE e.id IN $ids RETURN " + FIELDS;
    private static final String PAGE =
            "MATCH (e:Entity) WHERE e.id > $after RETURN " + FIELDS + " ORDER BY e.id LIMIT $limit";
    private static final String WRITE = """
            UNWIND $rows AS row
            MATCH (e:Entity {id: row.id})
            SET e.embedding = row.embedding, e.embedding_source = row.source,
                e.embedding_model = $model, e.embedded_at = datetime.transaction()""";

    private final Graph graph;
    private final String model;

    EntityVectors(Graph graph, String model) {
        this.graph = graph;
        this.model = model;
    }

    /** Those of the ids that exist, in no order. */
    List<IndexableEntity> read(Collection<String> ids) {
        return indexable(graph.read(BY_ID, Map.of("ids", List.copyOf(ids))));
    }

    /** The entities after this id, in the order of their ids. */
    List<IndexableEntity> page(String after, int limit) {
        return indexable(graph.read(PAGE, Map.of("after", after, "limit", limit)));
    }

    /** Puts the vectors onto the nodes; entities that are gone by now are passed over. */
    void write(List<IndexableEntity> entities) {
        var rows = new ArrayList<Map<String, Object>>(entities.size());
        for (var entity : entities) {
            if (entity.vector() != null) {
                rows.add(Map.of("id", entity.id(), "embedding", boxed(entity.vector()), "source", entity.source()));
            }
        }
        graph.write(tx -> tx.run(WRITE, Map.of("rows", rows, "model", model)));
    }

    private List<IndexableEntity> indexable(List<Row> rows) {
        var entities = new ArrayList<IndexableEntity>(rows.size());
        for (var row : rows) {
            if (row.get("id") instanceof String id && !id.isBlank()) {
                var type = row.get("type") instanceof String text && !text.isBlank() ? text : "entity";
                entities.add(IndexableEntity.of(
                        id, type, row.map("properties"), model, vector(row.get("embedding")), row.get("source")));
            }
        }
        return entities;
    }

    private static float @Nullable [] vector(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() != TextEncoder.DIMENSIONS) {
            return null;
        }
        var vector = new float[list.size()];
        for (int i = 0; i < vector.length; i++) {
            if (!(list.get(i) instanceof Number number)) {
                return null;
            }
            vector[i] = number.floatValue();
        }
        return vector;
    }

    private static List<Double> boxed(float[] vector) {
        var list = new ArrayList<Double>(vector.length);
        for (float number : vector) {
            list.add((double) number);
        }
        return list;
    }
}
