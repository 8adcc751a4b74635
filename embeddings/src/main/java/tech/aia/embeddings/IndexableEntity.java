package tech.aia.embeddings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.embeddings.index.IndexedEntity;
import tech.aia.graph.entity.Embedding;
import tech.aia.graph.entity.EntityVersion;

/**
 * An entity on its way into the index.
 *
 * @param source names the model and the text its vector is made of; kept on the node, so that what is encoded is never encoded again
 * @param vector null while it waits to be encoded
 */
@SuppressWarnings("ArrayRecordComponent") // Vectors are large and only ever read: no copies.
record IndexableEntity(
        String id, String type, String text, String source, float @Nullable [] vector, Map<String, Object> properties) {

    /** Keeps the vector found on the node only if it was made of the present text by the present model. */
    static IndexableEntity of(
            String id,
            String type,
            Map<String, @Nullable Object> found,
            String model,
            float @Nullable [] vector,
            @Nullable Object source) {
        var properties = new HashMap<String, Object>();
        found.forEach((key, value) -> {
            if (value != null && !EntityVersion.DERIVED.contains(key)) {
                properties.put(key, value);
            }
        });
        var text = Embedding.text(type, properties);
        var expected = Embedding.source(model, text);
        return new IndexableEntity(id, type, text, expected, expected.equals(source) ? vector : null, properties);
    }

    IndexableEntity with(float[] encoded) {
        return new IndexableEntity(id, type, text, source, encoded, properties);
    }

    IndexedEntity forIndex() {
        var name = properties.get("name") instanceof String given ? given : "";
        return new IndexedEntity(id, type, name, text, vector, properties);
    }
}
