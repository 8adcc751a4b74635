package tech.aia.app.cli;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conditions such as {@code sector=Technology} and {@code revenue>=1000} as the {@code filters} object of a search: {@code
 * {"sector": "Technology", "revenue": {"gte": 1000}}}; several values for one property become a list, which means any of them.
 */
final class SearchFilters {
    private static final Pattern CONDITION =
            Pattern.compile("\\s*([^<>=!\\s]+)\\s*(>=|<=|>|<|=)\\s*(.*?)\\s*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private SearchFilters() {}

    static ObjectNode parse(List<String> conditions) {
        var filters = ApiClient.JSON.createObjectNode();
        for (var condition : conditions) {
            var parts = CONDITION.matcher(condition);
            if (!parts.matches()) {
                throw CliException.usage(
                        "--filter must look like sector=Technology or 'revenue>=1000', not '" + condition + "'.");
            }
            var property = parts.group(1);
            var value = value(parts.group(3));
            switch (parts.group(2)) {
                case ">=" -> bound(filters, property, "gte", value);
                case ">" -> bound(filters, property, "gt", value);
                case "<=" -> bound(filters, property, "lte", value);
                case "<" -> bound(filters, property, "lt", value);
                default -> equal(filters, property, value);
            }
        }
        return filters;
    }

    private static void bound(ObjectNode filters, String property, String name, JsonNode value) {
        if (!filters.path(property).isMissingNode() && !filters.path(property).isObject()) {
            throw mixed(property);
        }
        filters.withObject("/" + property.replace("~", "~0").replace("/", "~1")).set(name, value);
    }

    private static void equal(ObjectNode filters, String property, JsonNode value) {
        var before = filters.get(property);
        if (before == null) {
            filters.set(property, value);
        } else if (before.isObject()) {
            throw mixed(property);
        } else if (before.isArray()) {
            before.asArray().add(value);
        } else {
            filters.putArray(property).add(before).add(value);
        }
    }

    private static CliException mixed(String property) {
        return CliException.usage("--filter cannot ask '" + property + "' for both a value and a range.");
    }

    /** A number, true or false, or else text; quotes make anything text. */
    private static JsonNode value(String text) {
        var nodes = ApiClient.JSON.getNodeFactory();
        if (text.equals("true") || text.equals("false")) {
            return nodes.booleanNode(text.equals("true"));
        }
        if (NUMBER.matcher(text).matches()) {
            return ApiClient.JSON.readTree(text);
        }
        var quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return nodes.stringNode(quoted ? text.substring(1, text.length() - 1) : text);
    }
}
