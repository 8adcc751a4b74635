package tech.aia.graph.entity;

import java.util.List;
import tech.aia.graph.GraphModelException;

/**
 * A condition on one property. {@code IN} has one value or more, the others exactly one. Values are strings, booleans, numbers or
 * {@code java.time} values.
 */
public record Condition(String property, Operator operator, List<Object> values) {

    /** How a property is compared. */
    public enum Operator {
        EQ,
        IN,
        GT,
        GTE,
        LT,
        LTE
    }

    private static final int MOST_VALUES = 1000;

    public Condition {
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MOST_VALUES || (operator != Operator.IN && values.size() != 1)) {
            throw new GraphModelException.InvalidValue(
                    property, "A condition needs one value, or a list of 1 to " + MOST_VALUES, values.size());
        }
    }

    public Object value() {
        return values.getFirst();
    }
}
