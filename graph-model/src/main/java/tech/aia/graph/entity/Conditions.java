package tech.aia.graph.entity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition.Operator;

/**
 * The filter grammar that every door shares. All conditions must hold: a property with a value must be equal, with a list be any of
 * its values, and with a map meet its comparisons {@code eq}, {@code in}, {@code gt}, {@code gte}, {@code lt} and {@code lte}; as in
 * {@code {"sector": "Technology", "country": ["US", "DE"], "annual_revenue": {"gte": 1e9, "lt": 5e9}}}.
 */
public final class Conditions {
    private static final String COMPARISONS = "eq, in, gt, gte, lt and lte";

    private final String field;

    private Conditions(String field) {
        this.field = field;
    }

    /**
     * @param field what the door calls its filter, for messages
     * @param wanted by property; values are texts, numbers, booleans, {@code java.time} values, lists of these, or maps of comparisons
     * @throws GraphModelException.InvalidValue naming the property, such as {@code filters.sector}
     */
    public static List<Condition> parse(String field, Map<?, ?> wanted) {
        var grammar = new Conditions(field);
        var conditions = new ArrayList<Condition>();
        wanted.forEach((property, value) -> grammar.add(conditions, String.valueOf(property), value));
        return List.copyOf(conditions);
    }

    private void add(List<Condition> conditions, String property, @Nullable Object wanted) {
        if (property.isBlank()) {
            throw new GraphModelException.InvalidValue(
                    field, "A filter names a property; this one's name is empty", null);
        }
        switch (wanted) {
            case List<?> values -> conditions.add(in(property, values));
            case Map<?, ?> comparisons -> comparisons(conditions, property, comparisons);
            case null, default -> conditions.add(one(property, Operator.EQ, wanted));
        }
    }

    private void comparisons(List<Condition> conditions, String property, Map<?, ?> comparisons) {
        if (comparisons.isEmpty()) {
            throw invalid(property, "The comparison is empty; it has " + COMPARISONS, null);
        }
        comparisons.forEach((name, value) -> {
            switch (operator(property, String.valueOf(name))) {
                case IN -> conditions.add(in(property, value instanceof List<?> values ? values : List.of()));
                case Operator operator -> conditions.add(one(property, operator, value));
            }
        });
    }

    private Condition in(String property, List<?> values) {
        if (values.isEmpty()) {
            throw invalid(property, "A list of values must have at least one", null);
        }
        return new Condition(
                property,
                Operator.IN,
                values.stream().map(value -> scalar(property, value)).toList());
    }

    private Condition one(String property, Operator operator, @Nullable Object value) {
        return new Condition(property, operator, List.of(scalar(property, value)));
    }

    private Operator operator(String property, String name) {
        return switch (name) {
            case "eq" -> Operator.EQ;
            case "in" -> Operator.IN;
            case "gt" -> Operator.GT;
            case "gte" -> Operator.GTE;
            case "lt" -> Operator.LT;
            case "lte" -> Operator.LTE;
            default -> throw invalid(property, "A comparison is one of " + COMPARISONS, name);
        };
    }

    private Object scalar(String property, @Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            throw invalid(property, "A property is compared with text, a number, true or false, or a date", value);
        }
        return switch (value) {
            case BigInteger number -> whole(property, number);
            case BigDecimal number -> finite(property, number.doubleValue());
            case Double number -> finite(property, number);
            case Float number -> finite(property, number);
            default -> value;
        };
    }

    private Long whole(String property, BigInteger number) {
        if (number.bitLength() >= Long.SIZE) {
            throw invalid(property, "A whole number has at most 64 bits; give a decimal number instead", number);
        }
        return number.longValue();
    }

    private Double finite(String property, double number) {
        if (!Double.isFinite(number)) {
            throw invalid(property, "A number is too large; the largest is about 1.8e308", String.valueOf(number));
        }
        return number;
    }

    private GraphModelException.InvalidValue invalid(String property, String issue, @Nullable Object given) {
        return new GraphModelException.InvalidValue(field + "." + property, issue, given);
    }
}
