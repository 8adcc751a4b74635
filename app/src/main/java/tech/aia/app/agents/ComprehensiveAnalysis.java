package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.task.Completion;

/** All that the analyses have to say about a table, for who does not know yet what to ask of it. */
final class ComprehensiveAnalysis {
    private static final int MOST_PERIODS = 1000;

    private final AnalysisTable table;

    private ComprehensiveAnalysis(AnalysisTable table) {
        this.table = table;
    }

    /**
     * Counts; the distribution and the outliers of each property of numbers; the groups of each property of texts that has 2 to
     * {@code limit} values, and fewer than rows; the trend of each property of dates over 2 to 1,000 periods.
     *
     * @param limit how many groups or outliers of a property are listed
     */
    static Completion of(AnalysisTable table, String interval, int limit) {
        var analysis = new ComprehensiveAnalysis(table);
        var numbers = analysis.columns(Number.class::isInstance);
        var dates = analysis.columns(value -> AnalysisTable.day(value) != null);
        var texts = analysis.columns(value -> value instanceof String && AnalysisTable.day(value) == null);
        numbers.removeIf(column -> !analysis.hasFinite(column));
        dates.removeIf(column -> !isBetween(2, TrendAnalysis.periods(table, column, interval), MOST_PERIODS));
        texts.removeIf(column -> !analysis.fallsIntoGroups(column, limit));
        var counts = Analyses.counts(table);
        var result = new LinkedHashMap<String, @Nullable Object>(payload(counts));
        result.put("distributions", each(numbers, column -> Analyses.distribution(table, column)));
        result.put("outliers", each(numbers, column -> Analyses.outliers(table, column, limit)));
        result.put("groups", each(texts, column -> Analyses.groups(table, column, null, limit)));
        result.put("trends", each(dates, column -> TrendAnalysis.trend(table, column, null, interval)));
        return Completion.of(
                "%s: %d hold numbers, %d fall into groups, %d are dates with a trend"
                        .formatted(counts.summary(), numbers.size(), texts.size(), dates.size()),
                result);
    }

    private static List<Map<String, ? extends @Nullable Object>> each(
            Set<String> columns, Function<String, Completion> analysis) {
        var all = new ArrayList<Map<String, ? extends @Nullable Object>>();
        columns.forEach(column -> all.add(payload(analysis.apply(column))));
        return all;
    }

    private static Map<String, ? extends @Nullable Object> payload(Completion analysis) {
        return Objects.requireNonNull(analysis.payload());
    }

    /** Those that have values, all of the kind. */
    private Set<String> columns(Predicate<Object> kind) {
        var columns = new TreeSet<String>();
        var others = new TreeSet<String>();
        for (var row : table.rows()) {
            row.forEach((column, value) -> {
                if (value != null) {
                    (kind.test(value) ? columns : others).add(column);
                }
            });
        }
        columns.removeAll(others);
        return columns;
    }

    private boolean hasFinite(String column) {
        return table.rows().stream()
                .anyMatch(row -> row.get(column) instanceof Number number && Double.isFinite(number.doubleValue()));
    }

    private boolean fallsIntoGroups(String column, int most) {
        var values =
                table.rows().stream().map(row -> row.get(column)).distinct().count();
        return isBetween(2, values, most) && values < table.rows().size();
    }

    private static boolean isBetween(int least, long count, int most) {
        return least <= count && count <= most;
    }
}
