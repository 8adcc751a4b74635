package tech.aia.bench.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.aia.cypher.Graph;
import tech.aia.graph.entity.EntityType;

/**
 * Writes entities that bring their embeddings to a graph, as one copies them from another store of the platform: the nodes carry what the
 * platform itself keeps of an embedding, so that it finds nothing to encode.
 */
public final class GivenEmbeddings {
    /** Entities in a transaction, as an import has them. */
    public static final int AT_ONCE = 1000;

    private static final String CREATE = """
            UNWIND $rows AS row
            CREATE (e:Entity:$($label))
            SET e = row.properties, e.embedding = row.embedding, e.embedding_source = row.source,
                e.embedding_model = $model, e.embedded_at = datetime.transaction()""";

    private final Graph graph;
    private final Variants variants;
    private final String model;

    /** @param model what made the embeddings */
    public GivenEmbeddings(Graph graph, Variants variants, String model) {
        this.graph = graph;
        this.variants = variants;
        this.model = model;
    }

    /** Writes the variants of these numbers; says how many seconds the transactions took together, without making the variants. */
    public double write(int from, int to) {
        long took = 0;
        for (int first = from; first < to; first += AT_ONCE) {
            var rows = rows(first, Math.min(to, first + AT_ONCE));
            var began = System.nanoTime();
            graph.write(tx ->
                    tx.run(CREATE, Map.of("rows", rows, "label", new EntityType(Corpus.TYPE).label(), "model", model)));
            took += System.nanoTime() - began;
        }
        return took / 1e9;
    }

    private List<Map<String, Object>> rows(int from, int to) {
        var rows = new ArrayList<Map<String, Object>>(to - from);
        for (int number = from; number < to; number++) {
            var entity = variants.entity(number);
            var embedding = new ArrayList<Double>();
            for (float value : variants.vector(number)) {
                embedding.add((double) value);
            }
            rows.add(Map.of(
                    "properties",
                    new HashMap<>(entity.properties()),
                    "embedding",
                    embedding,
                    "source",
                    variants.source(number)));
        }
        return rows;
    }
}
