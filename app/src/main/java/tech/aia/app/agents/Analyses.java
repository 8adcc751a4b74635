package tech.aia.app.agents;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

    /** How many rows, or how much of a measure, fell into each period, and the straight line of least squares through that. */
    static Completion trend(AnalysisTable table, String date, @Nullable String measure, String interval) {
        table.requireColumn(date);
        var periods = new TreeMap<LocalDate, Double>();
        for (var row : table.rows()) {
            var day = AnalysisTable.day(row.get(date));
            var amount = measure == null ? Integer.valueOf(1) : row.get(measure);
            if (day != null && amount instanceof Number number && Double.isFinite(number.doubleValue())) {
                periods.merge(begin(day, interval), number.doubleValue(), Double::sum);
            }
        }
        if (periods.size() < 2) {
            throw new TaskRefused("'" + date + "' gives " + periods.size() + " periods; a trend needs at least two");
        }
        for (var day = periods.firstKey(); day.isBefore(periods.lastKey()); day = next(day, interval)) {
            periods.putIfAbsent(day, 0.0);
        }
        var amounts = List.copyOf(periods.values());
        var slope = slope(amounts);
        var mean = new Figures(amounts).mean();
        var direction = Math.abs(slope) * amounts.size() < 0.05 * Math.abs(mean)
                ? "stable"
                : slope > 0 ? "increasing" : "decreasing";
        var result = new LinkedHashMap<String, Object>();
        result.put("date_property", date);
        result.put("interval", interval);
        result.put("measure", measure == null ? "count" : measure);
        result.put("direction", direction);
        result.put("change_per_period", slope);
        var series = new ArrayList<Map<String, Object>>();
        periods.forEach((begin, amount) -> series.add(Map.of("period", begin.toString(), "value", amount)));
        result.put("series", series);
        return Completion.of(
                "%s over %d periods (%s): %s a %s"
                        .formatted(
                                measure == null ? "The count" : measure,
                                series.size(),
                                direction,
                                rounded(slope),
                                interval),
                result);
    }

    private static LocalDate begin(LocalDate day, String interval) {
        return switch (interval) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            default -> day.withDayOfYear(1);
        };
    }

    private static LocalDate next(LocalDate day, String interval) {
        return switch (interval) {
            case "day" -> day.plusDays(1);
            case "week" -> day.plusWeeks(1);
            case "month" -> day.plusMonths(1);
            default -> day.plusYears(1);
        };
    }

    private static double slope(List<Double> amounts) {
        var middle = (amounts.size() - 1) / 2.0;
        var mean = new Figures(amounts).mean();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < amounts.size(); i++) {
            products += (i - middle) * (amounts.get(i) - mean);
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }

    private static String rounded(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
