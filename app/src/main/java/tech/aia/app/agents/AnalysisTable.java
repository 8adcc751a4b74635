package tech.aia.app.agents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is analysed: rows of named values.
 *
 * @param complete false when there were more rows than are looked at
 */
record AnalysisTable(List<Map<String, @Nullable Object>> rows, boolean complete) {

    /** A row's number in a column, and the row. */
    record Cell(double number, Map<String, @Nullable Object> row) {}

    /** @throws TaskRefused if no row has a value there */
    void requireColumn(String column) {
        if (rows.stream().noneMatch(row -> row.get(column) != null)) {
            var known = new TreeSet<String>();
            rows.stream().limit(1000).forEach(row -> known.addAll(row.keySet()));
            throw new TaskRefused("Nothing has a value for '" + column + "'; there are " + String.join(", ", known));
        }
    }

    List<Cell> numbers(String column) {
        requireColumn(column);
        var cells = new ArrayList<Cell>();
        for (var row : rows) {
            if (row.get(column) instanceof Number number && Double.isFinite(number.doubleValue())) {
                cells.add(new Cell(number.doubleValue(), row));
            }
        }
        if (cells.isEmpty()) {
            throw new TaskRefused("'" + column + "' holds no numbers");
        }
        return cells;
    }

    /** The day of a value that is a date, a date-time, or a text that is one. */
    static @Nullable LocalDate day(@Nullable Object value) {
        return switch (value) {
            case LocalDate day -> day;
            case LocalDateTime time -> time.toLocalDate();
            case ZonedDateTime zoned ->
                zoned.withZoneSameInstant(ZoneOffset.UTC).toLocalDate();
            case OffsetDateTime offset ->
                offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
            case String text when text.matches("\\d{4}-\\d{2}-\\d{2}.*") -> parsed(text.substring(0, 10));
            case null, default -> null;
        };
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
