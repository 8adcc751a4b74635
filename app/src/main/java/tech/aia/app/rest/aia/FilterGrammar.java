package tech.aia.app.rest.aia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Condition.Operator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Conditions on properties as JSON, all of which must hold: a value must be equal, a list means any of its values, and an object holds
 * comparisons, {@code eq}, {@code in}, {@code gt}, {@code gte}, {@code lt} and {@code lte}. Such as {@code {"sector": "Technology",
 * "annual_revenue": {"gte": 1e9, "lt": 5e9}, "country": ["US", "Germany"]}}.
 */
final class FilterGrammar {
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = AiaJsonConverter.mapper();

    private final String field;

    /** @param field what the filter is called in the request, for messages */
    FilterGrammar(String field) {
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
            throw refused(
                    field,
                    "The filter must be a JSON object such as {\"sector\": \"Technology\", \"annual_revenue\": {\"gte\": 1e9}}",
                    json);
        }
    }

    List<Condition> parse(@Nullable Map<String, ? extends @Nullable Object> filter) {
        var conditions = new ArrayList<Condition>();
        if (filter != null) {
            filter.forEach((property, wanted) -> add(conditions, property, wanted));
        }
        return List.copyOf(conditions);
    }

    private void add(List<Condition> conditions, String property, @Nullable Object wanted) {
        if (property.isBlank()) {
            throw refused(field, "A filter names a property; this one's name is empty", null);
        }
        switch (wanted) {
            case Map<?, ?> comparisons
            when !comparisons.containsKey("$type") -> comparisons(conditions, property, comparisons);
            case List<?> values -> conditions.add(in(property, values));
            case null, default ->
                conditions.add(new Condition(property, Operator.EQ, List.of(value(property, wanted))));
        }
    }

    private void comparisons(List<Condition> conditions, String property, Map<?, ?> comparisons) {
        if (comparisons.isEmpty()) {
            throw refused(path(property), "The comparison is empty; it has gt, gte, lt, lte, eq or in", null);
        }
        comparisons.forEach((name, wanted) -> {
            var operator = operator(property, String.valueOf(name));
            if (operator == Operator.IN) {
                conditions.add(in(property, wanted instanceof List<?> values ? values : List.of()));
            } else {
                conditions.add(new Condition(property, operator, List.of(value(property, wanted))));
            }
        });
    }

    private Condition in(String property, List<?> values) {
        if (values.isEmpty()) {
            throw refused(path(property), "A list of values must have at least one", null);
        }
        return new Condition(
                property,
                Operator.IN,
                values.stream().map(value -> value(property, value)).toList());
    }

    private Operator operator(String property, String name) {
        return switch (name) {
            case "eq" -> Operator.EQ;
            case "in" -> Operator.IN;
            case "gt" -> Operator.GT;
            case "gte" -> Operator.GTE;
            case "lt" -> Operator.LT;
            case "lte" -> Operator.LTE;
            default -> throw refused(path(property), "A comparison is one of eq, in, gt, gte, lt and lte", name);
        };
    }

    private Object value(String property, @Nullable Object given) {
        var value = PropertyJson.read(path(property), given);
        if (value == null || value instanceof Map || value instanceof List) {
            throw refused(
                    path(property), "A property is compared with text, a number, true or false, or a date", given);
        }
        return value;
    }

    private String path(String property) {
        return field + "." + property;
    }

    private static RestException refused(String field, String issue, @Nullable Object given) {
        return new RestException(ErrorCode.VALIDATION, issue, field, given);
    }
}
