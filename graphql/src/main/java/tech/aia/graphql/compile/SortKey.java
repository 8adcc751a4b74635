package tech.aia.graphql.compile;

import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.ValueKind;

/**
 * One thing by which a list is ordered.
 *
 * @param expression in Cypher
 * @param always whether there is always a value; what has none comes last, in either direction
 */
record SortKey(String expression, ValueKind kind, boolean descending, boolean always) {

    /** The same of another expression. */
    SortKey of(String other) {
        return new SortKey(other, kind, descending, always);
    }

    String clause() {
        var order = expression + (descending ? " DESC" : "");
        return always ? order : expression + " IS NULL, " + order;
    }

    /** The same things from the last to the first. */
    String reversed() {
        var order = expression + (descending ? "" : " DESC");
        return always ? order : expression + " IS NOT NULL, " + order;
    }

    /** What comes before a value; {@code parameter} is null if there was no value. */
    String before(@Nullable String parameter) {
        return parameter == null ? expression + " IS NOT NULL" : expression + (descending ? " > " : " < ") + parameter;
    }

    /** What comes after a value; {@code parameter} is null if there was no value. */
    String after(@Nullable String parameter) {
        if (parameter == null) {
            return "false";
        }
        var beyond = expression + (descending ? " < " : " > ") + parameter;
        return always ? beyond : "(" + beyond + " OR " + expression + " IS NULL)";
    }

    String same(@Nullable String parameter) {
        return parameter == null ? expression + " IS NULL" : expression + " = " + parameter;
    }
}
