package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tech.aia.app.agents.AnalysisTable.Cell;
import tech.aia.graph.task.Completion;

/** The analyses that {@link DataAnalysisAgent} makes of a table. */
final class Analyses {
    private static final double FENCE = 1.5;

    private Analyses() {}

    static Completion counts(AnalysisTable table) {
        var columns = new TreeSet<String>();
        table.rows().forEach(row -> columns.addAll(row.keySet()));
        var described = new LinkedHashMap<String, Object>();
        for (var column : columns) {
            var distinct = new HashSet<Object>();
            long filled = 0;
            for (var row : table.rows()) {
                var value = row.get(column);
                if (value != null) {
                    filled++;
                    distinct.add(value);
                }
            }
            described.put(column, Map.of("filled", filled, "distinct", distinct.size()));
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("rows", table.rows().size());
        result.put("columns", described);
        return Completion.of(table.rows().size() + " rows with " + columns.size() + " properties", result);
    }

    static Completion groups(AnalysisTable table, String by, @Nullable String measure, int limit) {
        table.requireColumn(by);
        if (measure != null) {
            table.numbers(measure);
        }
        var groups = new LinkedHashMap<String, List<Map<String, @Nullable Object>>>();
        for (var row : table.rows()) {
            groups.computeIfAbsent(String.valueOf(row.get(by)), key -> new ArrayList<>())
                    .add(row);
        }
        var list = groups.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Map<String, @Nullable Object>>> group) ->
                                -group.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(group ->
                        group(group.getKey(), group.getValue(), table.rows().size(), measure))
                .toList();
        var result = new LinkedHashMap<String, Object>();
        result.put("group_by", by);
        result.put("groups_in_all", groups.size());
        result.put("groups", list);
        var first = list.getFirst();
        return Completion.of(
                groups.size() + " groups by " + by + "; the largest is " + first.get("value") + " with "
                        + first.get("count"),
                result);
    }

    private static Map<String, Object> group(
            String value, List<Map<String, @Nullable Object>> rows, int all, @Nullable String measure) {
        var group = new LinkedHashMap<String, Object>();
        group.put("value", value);
        group.put("count", rows.size());
        group.put("share", rows.size() / (double) all);
        if (measure != null) {
            var numbers = rows.stream()
                    .map(row -> row.get(measure))
                    .filter(Number.class::isInstance)
                    .map(number -> ((Number) number).doubleValue())
                    .filter(Double::isFinite)
                    .toList();
            if (!numbers.isEmpty()) {
                var figures = new Figures(numbers);
                group.put("sum", figures.sum());
                group.put("mean", figures.mean());
                group.put("min", figures.least());
                group.put("max", figures.most());
            }
        }
        return group;
    }

    static Completion distribution(AnalysisTable table, String property) {
        var figures =
                new Figures(table.numbers(property).stream().map(Cell::number).toList());
        var result = new LinkedHashMap<String, Object>();
        result.put("property", property);
        result.putAll(figures.inWords());
        result.put("histogram", figures.histogram());
        return Completion.of(
                "%s lies between %s and %s, half of it below %s"
                        .formatted(
                                property,
                                rounded(figures.least()),
                                rounded(figures.most()),
                                rounded(figures.quantile(0.5))),
                result);
    }

    /** Tukey's fences: more than 1.5 interquartile ranges outside the quartiles ("Exploratory Data Analysis", 1977). */
    static Completion outliers(AnalysisTable table, String property, int limit) {
        var cells = table.numbers(property);
        var figures = new Figures(cells.stream().map(Cell::number).toList());
        var range = figures.quantile(0.75) - figures.quantile(0.25);
        var low = figures.quantile(0.25) - FENCE * range;
        var high = figures.quantile(0.75) + FENCE * range;
        var outliers = cells.stream()
                .filter(cell -> cell.number() < low || cell.number() > high)
                .sorted(Comparator.comparingDouble((Cell cell) -> -Math.abs(cell.number() - figures.quantile(0.5))))
                .toList();
        var result = new LinkedHashMap<String, Object>();
        result.put("property", property);
        result.put("checked", cells.size());
        result.put("lower_fence", low);
        result.put("upper_fence", high);
        result.put("outliers_in_all", outliers.size());
        result.put(
                "outliers",
                outliers.stream()
                        .limit(limit)
                        .map(cell -> outlier(cell, property))
                        .toList());
        return Completion.of(
                outliers.size() + " of " + cells.size() + " values of " + property + " are outliers", result);
    }

    private static Map<String, Object> outlier(Cell cell, String property) {
        var outlier = new LinkedHashMap<String, Object>();
        for (var key : List.of("id", "name")) {
            var value = cell.row().get(key);
            if (value != null) {
                outlier.put(key, value);
            }
        }
        outlier.put(property, cell.number());
        return outlier;
    }

    static String rounded(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
