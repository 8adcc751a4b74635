package tech.aia.graph.entity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Row;

/** Makes an {@link Entity} of a row that projects one; see {@link #PROJECTION}. */
final class EntityRecord {
    private static final String EMBEDDING = "embedding";

    /**
     * Each property's name with its value but for the embedding: to read it takes longer than to read all the others one by one. The
     * names are read once, as others may write the entity meanwhile: read apart from the values they might be those of another moment.
     */
    static final String PROJECTION = """
            [k IN keys(e) | [k, CASE k WHEN 'embedding' THEN null ELSE e[k] END]] AS properties""";

    private EntityRecord() {}

    /** Empty for one that was deleted while it was read. */
    static Optional<Entity> read(Row row) {
        return read(row, EntityRecord::entity);
    }

    /** Empty for one that was deleted while it was read. */
    static Optional<VersionedEntity> versioned(Row row) {
        return read(row, (id, all) -> new VersionedEntity(entity(id, all), EntityVersion.of(all)));
    }

    private static <T> Optional<T> read(Row row, BiFunction<String, Map<String, @Nullable Object>, T> made) {
        var all = all(row);
        return all.get("id") instanceof String id && !isCutOff(all)
                ? Optional.of(made.apply(id, all))
                : Optional.empty();
    }

    /** Nobody takes an entity's type away without the entity. */
    private static boolean isCutOff(Map<String, @Nullable Object> all) {
        return all.containsKey("type") && all.get("type") == null;
    }

    private static Map<String, @Nullable Object> all(Row row) {
        var pairs = row.list("properties");
        var all = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(pairs.size());
        for (var pair : pairs) {
            if (pair instanceof List<?> property) {
                all.put(String.valueOf(property.get(0)), property.get(1));
            }
        }
        return all;
    }

    private static Entity entity(String id, Map<String, @Nullable Object> all) {
        var properties = new LinkedHashMap<String, Object>();
        all.forEach((key, value) -> {
            if (value != null && !PropertyKeys.RESERVED.contains(key)) {
                properties.put(key, value);
            }
        });
        return new Entity(
                id,
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
