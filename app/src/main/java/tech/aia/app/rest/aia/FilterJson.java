package tech.aia.app.rest.aia;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Conditions;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Filters as JSON, in the grammar of {@link Conditions}, with temporal values as {@link PropertyJson} reads them. */
final class FilterJson {
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = AiaJsonConverter.mapper();

    private final String field;

    /** @param field what the filter is called in the request, for messages */
    FilterJson(String field) {
        this.field = field;
    }

    /** Out of a query parameter. */
    List<Condition> parse(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return List.of();
        }
        try {
            return parse(JSON.readValue(json, OBJECT));
        } catch (JacksonException notJson) {
            throw new RestException(
                    ErrorCode.VALIDATION,
                    "The filter must be a JSON object such as {\"sector\": \"Technology\", \"annual_revenue\": {\"gte\": 1e9}}",
                    field,
                    json);
        }
    }

    List<Condition> parse(@Nullable Map<String, ? extends @Nullable Object> filter) {
        if (filter == null) {
            return List.of();
        }
        var wanted = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(filter.size());
        filter.forEach((property, value) -> wanted.put(property, read(field + "." + property, value)));
        return Conditions.parse(field, wanted);
    }

    private static @Nullable Object read(String path, @Nullable Object value) {
        if (PropertyJson.read(path, value) instanceof Map<?, ?> comparisons) {
            var read = LinkedHashMap.<Object, @Nullable Object>newLinkedHashMap(comparisons.size());
            comparisons.forEach((name, operand) -> read.put(name, PropertyJson.read(path, operand)));
            return read;
        }
        return PropertyJson.read(path, value);
    }
}
