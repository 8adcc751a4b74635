package tech.aia.graph.entity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Row;

/** Makes an {@link Entity} of a row that projects one; see {@link #PROJECTION}. */
final class EntityRecord {
    /** All properties but the embedding, which is long and of use to few. */
    static final String PROJECTION = """
            e {.*, embedding: null, embedding_source: null} AS properties, e.embedding IS NOT NULL AS embedded""";

    private EntityRecord() {}

    static Entity read(Row row) {
        var all = row.map("properties");
        var properties = new LinkedHashMap<String, Object>();
        all.forEach((key, value) -> {
            if (value != null && !PropertyKeys.RESERVED.contains(key)) {
                properties.put(key, value);
            }
        });
        return new Entity(
                String.valueOf(all.get("id")),
                all.get("type") instanceof String type ? type : "",
                Map.copyOf(properties),
                instant(all.get("created_at")),
                instant(all.get("updated_at")),
                row.bool("embedded"));
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return switch (value) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case null, default -> null;
        };
    }
}
