package tech.aia.graph.entity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where a page ended: the values of the sort keys and the id of its last entity, opaque to callers. */
record EntityCursor(List<@Nullable Object> values, String id) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the cursor holds in JSON; the sort keys are kept to refuse a cursor of another order. */
    private record Text(List<EntityQuery.Sort> sort, List<@Nullable Value> values, String id) {}

    private record Value(String kind, String text) {}

    static String encode(Entity last, List<EntityQuery.Sort> sort) {
        var values = new ArrayList<@Nullable Value>();
        sort.forEach(key -> values.add(value(property(last, key.property()))));
        var json = JSON.writeValueAsString(new Text(sort, values, last.id()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static EntityCursor decode(String cursor, List<EntityQuery.Sort> sort) {
        try {
            var text = JSON.readValue(Base64.getUrlDecoder().decode(cursor), Text.class);
            if (!text.sort().equals(sort)) {
                throw unusable("It belongs to a list with another order", cursor);
            }
            var values = new ArrayList<@Nullable Object>();
            text.values().forEach(value -> values.add(value == null ? null : parsed(value)));
            return new EntityCursor(values, Objects.requireNonNull(text.id()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException | DateTimeException broken) {
            throw unusable("It is not a cursor that this server gave", cursor);
        }
    }

    private static GraphModelException unusable(String issue, String cursor) {
        return new GraphModelException.InvalidValue("cursor", issue + "; start again without one", cursor);
    }

    private static @Nullable Object property(Entity entity, String property) {
        return switch (property) {
            case "id" -> entity.id();
            case "type" -> entity.type();
            case "created_at" -> entity.createdAt();
            case "updated_at" -> entity.updatedAt();
            default -> entity.properties().get(property);
        };
    }

    private static @Nullable Value value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> new Value("string", text);
            case Long number -> new Value("long", number.toString());
            case Double number -> new Value("double", number.toString());
            case Boolean flag -> new Value("boolean", flag.toString());
            case Instant instant -> new Value("zoned", instant.toString());
            case ZonedDateTime zoned -> new Value("zoned", zoned.toInstant().toString());
            case OffsetDateTime offset -> new Value("zoned", offset.toInstant().toString());
            case LocalDate date -> new Value("date", date.toString());
            case LocalDateTime time -> new Value("local", time.toString());
            case Temporal other -> throw unsortable(other);
            default -> throw unsortable(value);
        };
    }

    private static GraphModelException unsortable(Object value) {
        return new GraphModelException.InvalidValue(
                "sort", "A list longer than a page cannot be sorted by a property that holds such values", value);
    }

    private static Object parsed(Value value) {
        return switch (value.kind()) {
            case "string" -> value.text();
            case "long" -> Long.valueOf(value.text());
            case "double" -> Double.valueOf(value.text());
            case "boolean" -> Boolean.valueOf(value.text());
            case "zoned" -> ZonedDateTime.parse(value.text());
            case "date" -> LocalDate.parse(value.text());
            case "local" -> LocalDateTime.parse(value.text());
            default -> throw new IllegalArgumentException(value.kind());
        };
    }
}
