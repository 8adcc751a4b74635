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
    private static final String EMBEDDING = "embedding";

    /** Names of all properties, and their values but for the embedding: to read it takes longer than to read all the others one by one. */
    static final String PROJECTION = """
            keys(e) AS keys, [k IN keys(e) | CASE k WHEN 'embedding' THEN null ELSE e[k] END] AS values""";

    private EntityRecord() {}

    static Entity read(Row row) {
        return entity(all(row));
    }

    static VersionedEntity versioned(Row row) {
        var all = all(row);
        return new VersionedEntity(entity(all), EntityVersion.of(all));
    }

    private static Map<String, @Nullable Object> all(Row row) {
        var keys = row.list("keys");
        var values = row.list("values");
        var all = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(keys.size());
        for (int i = 0; i < values.size(); i++) {
            all.put(String.valueOf(keys.get(i)), values.get(i));
        }
        return all;
    }

    private static Entity entity(Map<String, @Nullable Object> all) {
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
                all.containsKey(EMBEDDING));
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return switch (value) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case null, default -> null;
        };
    }
}
