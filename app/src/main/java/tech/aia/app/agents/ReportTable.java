package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A table in a result: a list of objects, or an object of objects or of plain values. */
record ReportTable(String name, List<Map<String, @Nullable Object>> rows) {
    private static final int MOST_ROWS = 25;
    private static final int MOST_COLUMNS = 8;
    private static final int LONGEST_CELL = 80;

    /** Results are kept with their names in the order of the alphabet; these are what a reader looks for first. */
    private static final List<String> LEADING =
            List.of("name", "label", "value", "period", "from", "from_name", "to", "to_name", "id");

    /** Those of a result, in its order. */
    static List<ReportTable> all(Map<String, @Nullable Object> content) {
        var tables = new ArrayList<ReportTable>();
        content.forEach((name, value) -> {
            var rows = rows(value);
            if (!rows.isEmpty()) {
                tables.add(new ReportTable(name, rows));
            }
        });
        return tables;
    }

    private static List<Map<String, @Nullable Object>> rows(@Nullable Object value) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        switch (value) {
            case List<?> list
            when list.stream().allMatch(Map.class::isInstance) -> list.forEach(item -> rows.add(row((Map<?, ?>) item)));
            case Map<?, ?> map ->
                map.forEach((key, item) -> {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    row.put("name", String.valueOf(key));
                    if (item instanceof Map<?, ?> inner) {
                        row.putAll(row(inner));
                    } else {
                        row.put("value", item);
                    }
                    rows.add(row);
                });
            case null, default -> {}
        }
        return rows;
    }

    private static Map<String, @Nullable Object> row(Map<?, ?> map) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> row.put(String.valueOf(key), value));
        return row;
    }

    /** All that any row has. */
    List<String> columns() {
        var all = new LinkedHashSet<String>();
        rows.forEach(row -> all.addAll(row.keySet()));
        var columns = new LinkedHashSet<>(LEADING);
        columns.retainAll(all);
        columns.addAll(all);
        return List.copyOf(columns);
    }

    String markdown() {
        var columns = columns();
        var shown = columns.stream().limit(MOST_COLUMNS).toList();
        var lines = new ArrayList<String>();
        lines.add(line(shown.stream().map(column -> cell(words(column))).toList()));
        lines.add("|" + String.join("|", shown.stream().map(this::rule).toList()) + "|");
        rows.stream()
                .limit(MOST_ROWS)
                .map(row ->
                        line(shown.stream().map(column -> cell(row.get(column))).toList()))
                .forEach(lines::add);
        var more = new ArrayList<String>();
        if (rows.size() > MOST_ROWS) {
            more.add((rows.size() - MOST_ROWS) + " more rows");
        }
        if (columns.size() > MOST_COLUMNS) {
            more.add((columns.size() - MOST_COLUMNS) + " more columns");
        }
        var table = String.join("\n", lines);
        return more.isEmpty() ? table : table + "\n\nAnd " + String.join(" and ", more) + ".";
    }

    /** Numbers stand to the right. */
    private String rule(String column) {
        var numbers = rows.stream().map(row -> row.get(column)).filter(Objects::nonNull);
        return numbers.allMatch(Number.class::isInstance) ? "---:" : "---";
    }

    private static String line(List<String> cells) {
        return "| "
                + String.join(" | ", cells.stream().map(MarkdownText::escaped).toList()) + " |";
    }

    /** {@code mean_confidence} as {@code Mean confidence}. */
    static String words(String name) {
        var words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String cell(@Nullable Object value) {
        var text = switch (value) {
            case null -> "";
            case Double number -> number(number);
            case String string -> string;
            case List<?> list when list.stream().anyMatch(Map.class::isInstance) -> list.size() + " items";
            case List<?> list ->
                String.join(", ", list.stream().map(String::valueOf).toList());
            case Map<?, ?> map -> JsonMapper.shared().writeValueAsString(map);
            default -> String.valueOf(value);
        };
        return Report.shortened(text, LONGEST_CELL);
    }

    /** To four significant digits, whole numbers whole. */
    static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        var digits = Math.clamp(3 - (long) Math.floor(Math.log10(Math.abs(number))), 0, 6);
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
