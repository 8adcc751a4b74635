package tech.aia.graphql.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.schema.ValueKind;

/**
 * The schema's {@code where} as Cypher. What is negated holds wherever the thing itself does not, be it for lack of a value: Cypher's
 * own NOT would let null through as neither.
 */
final class Conditions {
    private static final String TRUE = "true";

    private final GraphTypes types;
    private final Scope scope;

    Conditions(GraphTypes types, Scope scope) {
        this.types = types;
        this.scope = scope;
    }

    /** A boolean expression about the node or relationship {@code variable}. */
    String of(String variable, NodeType type, Map<String, @Nullable Object> where) {
        var parts = new ArrayList<String>();
        where.forEach((name, given) -> {
            if (given != null) {
                parts.add(part(variable, type, name, given));
            }
        });
        return all(parts);
    }

    /** About a node and the relationship that leads to it. */
    String of(String relationship, String node, NodeField.Link link, Map<String, @Nullable Object> where) {
        var parts = new ArrayList<String>();
        parts.add(of(node, types.node(link.target()), Given.map(where.get("node"))));
        if (link.edge() != null) {
            parts.add(of(relationship, types.edge(link.edge()), Given.map(where.get("edge"))));
        }
        return all(parts);
    }

    static String all(List<String> parts) {
        var counted = parts.stream().filter(part -> !part.equals(TRUE)).toList();
        return counted.isEmpty() ? TRUE : String.join(" AND ", counted);
    }

    private static String not(String condition) {
        return "NOT coalesce(" + condition + ", false)";
    }

    private String part(String variable, NodeType type, String name, Object given) {
        return switch (name) {
            case "AND" -> all(each(variable, type, given));
            case "OR" -> {
                var some = each(variable, type, given);
                yield some.isEmpty() ? "false" : "(" + String.join(" OR ", some) + ")";
            }
            case "NOT" -> not("(" + of(variable, type, Given.map(given)) + ")");
            default ->
                switch (type.fields().get(name)) {
                    case NodeField.Property property -> property(variable, property, Given.map(given));
                    case NodeField.Link link -> link(variable, link, Given.map(given));
                    case null, default -> dynamic(variable, Given.list(given));
                };
        };
    }

    private List<String> each(String variable, NodeType type, Object given) {
        return Given.list(given).stream()
                .map(one -> "(" + of(variable, type, Given.map(one)) + ")")
                .toList();
    }

    private String property(String variable, NodeField.Property property, Map<String, @Nullable Object> tests) {
        var value = variable + "." + Scope.quoted(property.property());
        var moments = property.kind() == ValueKind.DATE_TIME;
        return all(tests.entrySet().stream()
                .map(test -> "("
                        + (moments
                                ? moment(value, test.getKey(), test.getValue())
                                : test(value, test.getKey(), test.getValue()))
                        + ")")
                .toList());
    }

    /** On properties that the schema does not name. */
    private String dynamic(String variable, List<@Nullable Object> conditions) {
        return all(conditions.stream()
                .map(Given::map)
                .map(condition -> {
                    var value = value(variable, String.valueOf(condition.get("name")));
                    return all(condition.entrySet().stream()
                            .filter(test -> !test.getKey().equals("name"))
                            .map(test -> "(" + test(value, test.getKey(), test.getValue()) + ")")
                            .toList());
                })
                .toList());
    }

    /** One that has an index stands in the statement by its name, by which the database knows the index. */
    private String value(String variable, String property) {
        return types.isIndexed(property)
                ? variable + "." + Scope.quoted(property)
                : variable + "[" + scope.parameter(property) + "]";
    }

    private String test(String value, String test, @Nullable Object given) {
        return switch (test) {
            case "eq" -> given == null ? value + " IS NULL" : value + " = " + parameter(given);
            case "ne" ->
                given == null ? value + " IS NOT NULL" : value + " IS NULL OR " + value + " <> " + parameter(given);
            case "isNull" -> value + (present(test, given).equals(true) ? " IS NULL" : " IS NOT NULL");
            case "includes" -> parameter(present(test, given)) + " IN " + value;
            case "includesAll" -> quantified("all", value, present(test, given));
            case "includesAny" -> quantified("any", value, present(test, given));
            case "notIn" -> not(value + " IN " + parameter(present(test, given)));
            default -> value + " " + operator(test) + " " + parameter(present(test, given));
        };
    }

    private String moment(String value, String test, @Nullable Object given) {
        if (given == null || test.equals("isNull")) {
            return test(value, test, given);
        }
        var moments = new Moments(scope);
        return switch (test) {
            case "ne" -> not("(" + moments.test(value, "eq", given) + ")");
            case "notIn" -> not(moments.test(value, "in", given));
            default -> moments.test(value, test, given);
        };
    }

    private String quantified(String quantifier, String list, Object given) {
        var item = scope.variable("x");
        return quantifier + "(" + item + " IN " + parameter(given) + " WHERE " + item + " IN " + list + ")";
    }

    private static String operator(String test) {
        return switch (test) {
            case "in" -> "IN";
            case "gt" -> ">";
            case "gte" -> ">=";
            case "lt" -> "<";
            case "lte" -> "<=";
            case "contains" -> "CONTAINS";
            case "startsWith" -> "STARTS WITH";
            case "endsWith" -> "ENDS WITH";
            default -> throw new IllegalArgumentException("No such test: " + test);
        };
    }

    private static Object present(String test, @Nullable Object given) {
        if (given == null) {
            throw new GraphModelException.InvalidValue(
                    "where", "'" + test + "' compares with a value, not with null; use isNull", null);
        }
        return given;
    }

    private String parameter(Object given) {
        return scope.parameter(value(given));
    }

    /**
     * Numbers of the graph have 64 bits: what does not fit exactly is rounded.
     *
     * @throws GraphModelException.InvalidValue if it is a number that cannot be, or a map
     */
    static Object value(Object given) {
        return switch (given) {
            case List<?> list ->
                list.stream().map(one -> one == null ? one : value(one)).collect(Collectors.toList());
            case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
            case BigInteger number -> finite(number.doubleValue());
            case BigDecimal number -> finite(number.doubleValue());
            case Double number -> finite(number);
            case Map<?, ?> _ ->
                throw new GraphModelException.InvalidValue(
                        "where", "Properties of the graph are no maps, so none can be compared with one", null);
            default -> given;
        };
    }

    private static Double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new GraphModelException.InvalidValue(
                    "where", "A number to compare with is too large; the largest is about 1.8e308", null);
        }
        return number;
    }

    private String link(String variable, NodeField.Link link, Map<String, @Nullable Object> tests) {
        return all(tests.entrySet().stream()
                .map(test -> {
                    var given = present(test.getKey(), test.getValue());
                    return test.getKey().equals("count")
                            ? count(variable, link, Given.map(given))
                            : quantified(variable, link, test.getKey(), Given.map(given));
                })
                .toList());
    }

    private String count(String variable, NodeField.Link link, Map<String, @Nullable Object> tests) {
        var count = "COUNT { " + path(variable, link, "", scope.variable("n")) + " }";
        return all(tests.entrySet().stream()
                .map(test -> "(" + test(count, test.getKey(), test.getValue()) + ")")
                .toList());
    }

    private String quantified(
            String variable, NodeField.Link link, String quantifier, Map<String, @Nullable Object> where) {
        var relationship = scope.variable("r");
        var node = scope.variable("n");
        var condition = of(relationship, node, link, where);
        var path = "{ MATCH " + path(variable, link, relationship, node) + " WHERE ";
        return switch (quantifier) {
            case "some" -> "EXISTS " + path + condition + " }";
            case "none" -> "NOT EXISTS " + path + condition + " }";
            case "all" -> "NOT EXISTS " + path + not("(" + condition + ")") + " }";
            case "single" -> "COUNT " + path + condition + " } = 1";
            default -> throw new IllegalArgumentException("No such quantifier: " + quantifier);
        };
    }

    /** From a node over a relationship to another. */
    String path(String from, NodeField.Link link, String relationship, String node) {
        var middle = "-[" + relationship + ":" + Scope.quoted(link.type()) + "]-";
        return "(" + from + ")" + (link.outgoing() ? middle + ">" : "<" + middle) + "(" + node + ":"
                + Scope.quoted(types.node(link.target()).label()) + ")";
    }
}
