package tech.aia.app.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One value of a table: what is printed, and on which side of its column. */
record Cell(String text, boolean number) {
    static Cell of(String text) {
        return new Cell(printable(text), false);
    }

    static Cell number(String text) {
        return new Cell(text, true);
    }

    /** Text as it is, nodes in the way of Cypher patterns, lists and maps as JSON. */
    static Cell of(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return new Cell("null", false);
        }
        if (value.isString()) {
            return of(value.stringValue());
        }
        return new Cell(printable(isNode(value) ? node(value) : value.toString()), value.isNumber());
    }

    /** On one line, with control characters shown rather than obeyed: data must not be able to drive the terminal. */
    static String printable(String text) {
        return escape(text, false);
    }

    /** The same, but line breaks stay. */
    static String printableLines(String text) {
        return escape(text, true);
    }

    private static boolean isNode(JsonNode value) {
        return value.has("node_id") && value.path("properties").isObject();
    }

    private static String node(JsonNode value) {
        var properties = value.path("properties").properties().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "(" + value.path("node_id").asString("") + ":"
                + value.path("type").asString("") + " {" + properties + "})";
    }

    private static String escape(String text, boolean keepLines) {
        if (text.codePoints().noneMatch(Cell::isUnsafe)) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (!isUnsafe(point) || (keepLines && point == '\n')) {
                safe.appendCodePoint(point);
            } else {
                safe.append(escaped(point));
            }
        });
        return safe.toString();
    }

    /** Control characters, and the marks that reverse the direction of the text after them. */
    private static boolean isUnsafe(int point) {
        return Character.isISOControl(point)
                || point == 0x2028
                || point == 0x2029
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    private static String escaped(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", point);
        };
    }
}
