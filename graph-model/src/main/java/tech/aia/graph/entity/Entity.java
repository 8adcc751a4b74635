package tech.aia.graph.entity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of the graph that can be found by meaning.
 *
 * @param id unique, {@code <type>_<key>}, such as {@code customer_ALFKI}
 * @param properties everything else the node holds, {@code name} included; neither the fields of this record nor the embedding.
 *     Values are strings, booleans, {@code Long}, {@code Double}, {@code java.time} values, points, durations and lists of these
 * @param embedded whether it has an embedding, made of an earlier or the present text
 */
public record Entity(
        String id,
        String type,
        Map<String, Object> properties,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        boolean embedded) {

    public @Nullable String name() {
        return properties.get("name") instanceof String name ? name : null;
    }
}
