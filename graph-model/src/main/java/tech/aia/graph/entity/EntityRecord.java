package tech.aia.graph.entity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Row;

/** Makes an {@link Entity} of a row that projects one; see {@link #PROJECTION}. */
final class EntityRecord {
    /** Names and values of all properties but the embedding: to read it takes longer than to read all the others one by one. */
    static final String PROJECTION = """
            [k IN keys(e) WHERE NOT k IN ['embedding', 'embedding_source'] | [k, e[k]]] AS properties,
            'embedding' IN keys(e) AS embedded""";

    private EntityRecord() {}

    static Entity read(Row row) {
        return entity(all(row), row.bool("embedded"));
    }

    static VersionedEntity versioned(Row row) {
        var all = all(row);
        return new VersionedEntity(entity(all, row.bool("embedded")), EntityVersion.of(all));
    }

    private static Map<String, @Nullable Object> all(Row row) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        for (var pair : row.list("properties")) {
            if (pair instanceof List<?> property) {
                all.put(String.valueOf(property.getFirst()), property.getLast());
            }
        }
        return all;
    }

    private static Entity entity(Map<String, @Nullable Object> all, boolean embedded) {
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
                embedded);
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return switch (value) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case null, default -> null;
        };
    }
}
