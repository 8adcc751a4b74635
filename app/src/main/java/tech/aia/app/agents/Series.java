package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with names, to be drawn.
 *
 * @param title what the numbers are
 * @param overTime whether the names are days, in order
 */
record Series(String title, List<Point> points, boolean overTime) {
    private static final List<String> USUAL_NUMBERS =
            List.of("count", "value", "size", "total", "sum", "amount", "score", "share");
    private static final List<String> NO_NUMBERS = List.of("id", "topic", "year", "rank");
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}.*";

    private static final int LONGEST_NAME = 100;
    private static final int MOST_POINTS = 4000;

    /** A number, finite, and its name. */
    record Point(String name, double number) {}

    /** Of the first table of a result that has at least two and at most {@value #MOST_POINTS} numbers with names. */
    static @Nullable Series first(Map<String, @Nullable Object> content) {
        for (var table : ReportTable.all(content)) {
            var series = of(table);
            if (series != null) {
                return series;
            }
        }
        return null;
    }

    private static @Nullable Series of(ReportTable table) {
        var columns = table.columns();
        var numbers = columns.stream()
                .filter(column -> table.rows().stream().allMatch(row -> isNumber(row.get(column))))
                .toList();
        var names = columns.stream()
                .filter(column -> table.rows().stream().allMatch(row -> row.get(column) instanceof String))
                .toList();
        var number = USUAL_NUMBERS.stream()
                .filter(numbers::contains)
                .findFirst()
                .or(() -> numbers.stream()
                        .filter(column -> !NO_NUMBERS.contains(column) && !column.endsWith("_id"))
                        .findFirst());
        if (number.isEmpty() || table.rows().size() < 2 || table.rows().size() > MOST_POINTS) {
            return null;
        }
        var name = names.stream().filter(column -> !column.equals("id")).findFirst();
        var points = new ArrayList<Point>();
        for (var row : table.rows()) {
            var label = name.map(column -> String.valueOf(row.get(column))).orElseGet(() -> range(row, points.size()));
            if (row.get(number.get()) instanceof Number value) {
                points.add(new Point(Report.shortened(label, LONGEST_NAME), value.doubleValue()));
            }
        }
        var overTime = points.stream().allMatch(point -> point.name().matches(DAY));
        var title = Report.shortened(
                ReportTable.words(number.get()) + ": " + ReportTable.words(table.name()), LONGEST_NAME);
        return new Series(title, List.copyOf(points), overTime);
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    /** A bin of a histogram is named by its ends, anything else without a name by its place. */
    private static String range(Map<String, @Nullable Object> row, int before) {
        return row.get("from") instanceof Number from && row.get("to") instanceof Number to
                ? ReportTable.number(from.doubleValue()) + " – " + ReportTable.number(to.doubleValue())
                : String.valueOf(before + 1);
    }
}
