package tech.aia.graph.entity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * One row of an upsert.
 *
 * @param id the whole id
 * @param properties under their final keys; null takes one away
 * @param embedding of the text that the entity then has; null has it made, where the text is new
 */
public record EntityRow(
        String id,
        Map<String, ? extends @Nullable Object> properties,
        @Nullable Embedding embedding) {
    /** @throws GraphModelException.InvalidValue if it takes the name away */
    public EntityRow {
        EntityNames.requireKept(properties);
    }

    /** Without an embedding. */
    public EntityRow(String id, Map<String, ? extends @Nullable Object> properties) {
        this(id, properties, null);
    }
}
