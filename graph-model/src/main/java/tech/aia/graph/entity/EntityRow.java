package tech.aia.graph.entity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * One row of an upsert.
 *
 * @param id the whole id
 * @param properties under their final keys; null takes one away
 */
public record EntityRow(String id, Map<String, ? extends @Nullable Object> properties) {
    /** @throws GraphModelException.InvalidValue if it takes the name away */
    public EntityRow {
        EntityNames.requireKept(properties);
    }
}
