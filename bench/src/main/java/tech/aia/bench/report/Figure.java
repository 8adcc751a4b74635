package tech.aia.bench.report;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param what was measured, and on what
 * @param unit such as {@code ms}; empty for ratios and counts
 * @param sample one value for each round
 * @param bar judged by the median
 */
public record Figure(String what, String unit, Sample sample, Bar bar) {

    String row() {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        what.replace("|", "\\|"),
                        (number(sample.median()) + " " + unit).strip(),
                        sample.size() == 1 ? "one value" : number(sample.min()) + " – " + number(sample.max()),
                        bar.text(),
                        bar.verdict(sample.median()));
    }

    /** Three significant digits at least, and whole numbers whole. */
    static String number(double value) {
        var size = Math.abs(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (size >= 100 || size == 0) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        var digits = size >= 10 ? 1 : size >= 1 ? 2 : 4;
        var text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
