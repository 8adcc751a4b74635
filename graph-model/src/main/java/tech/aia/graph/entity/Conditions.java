package tech.aia.graph.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * The filter grammar that every door shares: a property with a value (equal), with a list (one of them), or with a map of bounds, as
 * in {@code {"sector": "Technology", "country": ["US", "DE"], "annual_revenue": {"gte": 1e9, "lt": 5e9}}}.
 */
public final class Conditions {
    private Conditions() {}

    /** What is asked of one property. */
    public static List<Condition> parse(String property, @Nullable Object wanted) {
        return switch (wanted) {
            case null -> throw invalid(property, "A filter needs a value", null);
            case List<?> list
            when list.stream().allMatch(Conditions::isScalar) ->
                List.of(new Condition(property, Condition.Operator.IN, values(list)));
            case List<?> list -> throw invalid(property, "A list may hold texts, numbers and booleans only", list);
            case Map<?, ?> bounds -> bounds(property, bounds);
            default -> List.of(new Condition(property, Condition.Operator.EQ, List.of(wanted)));
        };
    }

    private static List<Condition> bounds(String property, Map<?, ?> bounds) {
        var conditions = new ArrayList<Condition>();
        bounds.forEach((key, bound) -> {
            if (key instanceof String name && name.equals("in") && bound instanceof List) {
                conditions.addAll(parse(property, bound));
            } else {
                conditions.add(bound(property, key, bound));
            }
        });
        if (conditions.isEmpty()) {
            throw invalid(property, "The bounds are empty; give one of eq, in, gt, gte, lt, lte", bounds);
        }
        return conditions;
    }

    private static Condition bound(String property, @Nullable Object key, @Nullable Object bound) {
        if (bound == null || !isScalar(bound)) {
            throw invalid(property, "The bound '" + key + "' needs a text, a number or a boolean", bound);
        }
        var operator = switch (String.valueOf(key).toLowerCase(Locale.ROOT)) {
            case "eq" -> Condition.Operator.EQ;
            case "gt" -> Condition.Operator.GT;
            case "gte" -> Condition.Operator.GTE;
            case "lt" -> Condition.Operator.LT;
            case "lte" -> Condition.Operator.LTE;
            default -> throw invalid(property, "A bound is one of eq, in, gt, gte, lt, lte", key);
        };
        return new Condition(property, operator, List.of(bound));
    }

    private static List<Object> values(List<?> list) {
        var values = new ArrayList<Object>(list.size());
        list.forEach(value -> values.add(Objects.requireNonNull(value)));
        return values;
    }

    private static boolean isScalar(@Nullable Object value) {
        return value != null && !(value instanceof Map) && !(value instanceof List);
    }

    private static GraphModelException.InvalidValue invalid(String property, String issue, @Nullable Object given) {
        return new GraphModelException.InvalidValue("filters." + property, issue, given);
    }
}
