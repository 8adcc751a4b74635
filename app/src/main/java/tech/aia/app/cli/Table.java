package tech.aia.app.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, aligned by terminal columns: numbers to the right, all else to the left. */
final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST_COLUMN = 6;

    private final List<Cell> headings;
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(List<String> headings) {
        this.headings = headings.stream().map(Cell::of).toList();
    }

    void add(List<Cell> row) {
        rows.add(row);
    }

    /** Prints within so many columns where that is possible: the widest columns give way and end in an ellipsis. */
    void print(PrintStream out, int columns) {
        var widths = widths(columns);
        var rightAligned = rightAligned();
        out.println(line(headings, widths, rightAligned));
        out.println(line(
                Arrays.stream(widths)
                        .mapToObj(width -> Cell.of("-".repeat(width)))
                        .toList(),
                widths,
                rightAligned));
        for (var row : rows) {
            out.println(line(row, widths, rightAligned));
        }
    }

    private int[] widths(int columns) {
        var widths = new int[headings.size()];
        for (var i = 0; i < widths.length; i++) {
            widths[i] = Math.max(1, TextWidth.of(headings.get(i).text()));
            for (var row : rows) {
                widths[i] = Math.max(
                        widths[i], i < row.size() ? TextWidth.of(row.get(i).text()) : 0);
            }
        }
        narrow(widths, columns);
        return widths;
    }

    private static void narrow(int[] widths, int columns) {
        var excess = Arrays.stream(widths).asLongStream().sum() + (long) GAP.length() * (widths.length - 1) - columns;
        while (excess > 0) {
            var widest = widest(widths);
            var second = Arrays.stream(widths)
                    .filter(width -> width < widths[widest])
                    .max()
                    .orElse(NARROWEST_COLUMN);
            var cut = Math.min(excess, widths[widest] - Math.max(NARROWEST_COLUMN, second));
            if (widths[widest] <= NARROWEST_COLUMN) {
                return;
            }
            // Columns of equal width take turns, one column of the terminal at a time.
            widths[widest] -= (int) Math.max(1, cut);
            excess -= Math.max(1, cut);
        }
    }

    private static int widest(int[] widths) {
        var widest = 0;
        for (var i = 1; i < widths.length; i++) {
            if (widths[i] > widths[widest]) {
                widest = i;
            }
        }
        return widest;
    }

    private boolean[] rightAligned() {
        var right = new boolean[headings.size()];
        for (var i = 0; i < right.length; i++) {
            var column = i;
            right[i] = !rows.isEmpty()
                    && rows.stream().allMatch(row -> column < row.size() && isNumberOrNull(row.get(column)))
                    && rows.stream().anyMatch(row -> row.get(column).number());
        }
        return right;
    }

    private static boolean isNumberOrNull(Cell cell) {
        return cell.number() || cell.text().equals("null");
    }

    private static String line(List<Cell> cells, int[] widths, boolean[] rightAligned) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            var text = i < cells.size() ? TextWidth.fit(cells.get(i).text(), widths[i]) : "";
            var padding = " ".repeat(Math.max(0, widths[i] - TextWidth.of(text)));
            line.append(i == 0 ? "" : GAP).append(rightAligned[i] ? padding + text : text + padding);
        }
        return line.toString().stripTrailing();
    }
}
