package tech.aia.bench.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.aia.embeddings.index.IndexedEntity;

/**
 * An entity of a filled store.
 *
 * @param indexed as the index keeps it
 * @param vector of unit length
 * @param source names the model and the text that the vector is made of, as the platform keeps it on the node
 */
@SuppressWarnings("ArrayRecordComponent") // Vectors are large and only ever read: no copies.
public record RealEntity(IndexedEntity indexed, float[] vector, String source) {
    private static final String SOURCES =
            "MATCH (e:Entity {type: $type}) RETURN e.id AS id, e.embedding_source AS source";

    /** All of the corpus. */
    public static List<RealEntity> all(Platform platform) {
        var sources = new HashMap<String, String>();
        platform.graph().stream(
                SOURCES, Map.of("type", Corpus.TYPE), row -> sources.put(row.string("id"), row.string("source")));
        var index = platform.index();
        var entities = new ArrayList<RealEntity>();
        platform.forEachEntity(
                Corpus.TYPE,
                entity -> entities.add(new RealEntity(
                        entity, index.vector(entity.id()).orElseThrow(), sources.getOrDefault(entity.id(), ""))));
        return entities;
    }
}
