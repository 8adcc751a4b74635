package tech.aia.app.agents;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.task.Completion;

/** How many rows of a table, or how much of a measure, fell into each period, and the straight line of least squares through that. */
final class TrendAnalysis {
    private static final long MOST_PERIODS = 10_000;

    private TrendAnalysis() {}

    /**
     * @param interval day, week, month or year
     * @throws TaskRefused if the dates fall into one period, or lie further apart than 10,000
     */
    static Completion trend(AnalysisTable table, String date, @Nullable String measure, String interval) {
        table.requireColumn(date);
        var periods = amounts(table, date, measure, interval);
        if (periods.size() < 2) {
            throw new TaskRefused("'" + date + "' gives " + periods.size() + " periods; a trend needs at least two");
        }
        var count = count(periods, interval);
        if (count > MOST_PERIODS) {
            throw new TaskRefused("'" + date + "' reaches from " + periods.firstKey() + " to " + periods.lastKey()
                    + ", which is " + count + " periods; a trend has " + MOST_PERIODS
                    + " at most: choose a longer interval, or leave out dates far away");
        }
        for (var day = periods.firstKey(); day.isBefore(periods.lastKey()); day = day.plus(1, unit(interval))) {
            periods.putIfAbsent(day, 0.0);
        }
        return described(periods, date, measure, interval);
    }

    /** How many periods there are from the first date of a column to its last, those without a row included; 0 without any date. */
    static long periods(AnalysisTable table, String date, String interval) {
        var periods = amounts(table, date, null, interval);
        return periods.isEmpty() ? 0 : count(periods, interval);
    }

    private static long count(NavigableMap<LocalDate, Double> periods, String interval) {
        return unit(interval).between(periods.firstKey(), periods.lastKey()) + 1;
    }

    private static NavigableMap<LocalDate, Double> amounts(
            AnalysisTable table, String date, @Nullable String measure, String interval) {
        var periods = new TreeMap<LocalDate, Double>();
        for (var row : table.rows()) {
            var day = AnalysisTable.day(row.get(date));
            var amount = measure == null ? Integer.valueOf(1) : row.get(measure);
            if (day != null && amount instanceof Number number && Double.isFinite(number.doubleValue())) {
                periods.merge(begin(day, interval), number.doubleValue(), Double::sum);
            }
        }
        return periods;
    }

    private static Completion described(
            NavigableMap<LocalDate, Double> periods, String date, @Nullable String measure, String interval) {
        var amounts = List.copyOf(periods.values());
        var slope = slope(amounts);
        var direction = direction(amounts, slope);
        var series = new ArrayList<Map<String, Object>>();
        periods.forEach((begin, amount) -> series.add(Map.of("period", begin.toString(), "value", amount)));
        var result = new LinkedHashMap<String, Object>();
        result.put("date_property", date);
        result.put("interval", interval);
        result.put("measure", measure == null ? "count" : measure);
        result.put("direction", direction);
        result.put("change_per_period", slope);
        result.put("series", series);
        return Completion.of(
                "%s over %d periods (%s): %s a %s"
                        .formatted(
                                measure == null ? "The count" : measure,
                                series.size(),
                                direction,
                                Analyses.rounded(slope),
                                interval),
                result);
    }

    private static String direction(List<Double> amounts, double slope) {
        var mean = new Figures(amounts).mean();
        if (Math.abs(slope) * amounts.size() < 0.05 * Math.abs(mean)) {
            return "stable";
        }
        return slope > 0 ? "increasing" : "decreasing";
    }

    private static LocalDate begin(LocalDate day, String interval) {
        return switch (interval) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            default -> day.withDayOfYear(1);
        };
    }

    private static ChronoUnit unit(String interval) {
        return ChronoUnit.valueOf(interval.toUpperCase(Locale.ROOT) + "S");
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
}
