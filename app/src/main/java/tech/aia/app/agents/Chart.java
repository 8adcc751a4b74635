package tech.aia.app.agents;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.aia.app.agents.Series.Point;

/**
 * Draws a series as SVG 1.1: a line over time, otherwise bars. It brings its own background, dark where the reader's surroundings are, and
 * names every number, so it can be read without colours.
 */
final class Chart {
    private static final int WIDTH = 720;
    private static final int TOP = 48;
    private static final int BOTTOM = 28;
    private static final int BAR = 26;
    private static final int NAMES = 230;
    private static final int NUMBERS = 90;
    private static final int LONGEST_NAME = 32;
    private static final int MOST_BARS = 30;
    private static final int LINE_HEIGHT = 240;
    private static final int LINE_LEFT = 80;
    private static final int LINE_RIGHT = 30;
    private static final int MOST_DATES = 6;
    private static final int MOST_DOTS = 200;
    private static final String STYLE = """
            <style>
            .ground{fill:#ffffff}.text{fill:#1f2328;font:13px system-ui,sans-serif}.title{font-weight:600}.axis{stroke:#8c959f}
            .bar{fill:#2f6feb}.line{fill:none;stroke:#2f6feb;stroke-width:2}.dot{fill:#2f6feb}
            @media (prefers-color-scheme:dark){.ground{fill:#0d1117}.text{fill:#e6edf3}.axis{stroke:#6e7681}.bar,.dot{fill:#58a6ff}\
            .line{stroke:#58a6ff}}
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();

    private Chart() {}

    static String svg(Series series) {
        var chart = new Chart();
        if (series.overTime()) {
            chart.line(series);
        } else {
            chart.bars(series);
        }
        return chart.svg.append("</svg>\n").toString();
    }

    private void bars(Series series) {
        var points = series.points().stream().limit(MOST_BARS).toList();
        var more = series.points().size() - points.size();
        begin(
                more == 0 ? series.title() : series.title() + " (the first " + points.size() + ")",
                TOP + BAR * points.size() + BOTTOM);
        var scale = new Scale(points, NAMES, WIDTH - NUMBERS);
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            var y = TOP + i * BAR;
            var from = Math.min(scale.at(0), scale.at(point.number()));
            var to = Math.max(scale.at(0), scale.at(point.number()));
            text(NAMES - 10, y + 17, "end", shortened(point.name()));
            add("<rect class=\"bar\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"2\"><title>%s</title></rect>\n"
                    .formatted(
                            number(from),
                            y + 3,
                            number(to - from),
                            BAR - 6,
                            escaped(point.name() + ": " + ReportTable.number(point.number()))));
            text(to + 6, y + 17, "start", ReportTable.number(point.number()));
        }
        axis(scale.at(0), TOP, scale.at(0), TOP + BAR * points.size());
    }

    private void line(Series series) {
        var points = series.points();
        begin(series.title(), TOP + LINE_HEIGHT + BOTTOM);
        var scale = new Scale(points, TOP + LINE_HEIGHT, TOP);
        var step = (WIDTH - LINE_LEFT - LINE_RIGHT) / (double) Math.max(1, points.size() - 1);
        var every = Math.max(1, (points.size() - 1) / (MOST_DATES - 1));
        var path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            var x = LINE_LEFT + i * step;
            var y = scale.at(point.number());
            path.append(i == 0 ? "M" : "L").append(number(x)).append(' ').append(number(y));
            if (points.size() <= MOST_DOTS) {
                dot(point, x, y);
            }
            if (i % every == 0) {
                text(x, TOP + LINE_HEIGHT + 20, "middle", point.name().substring(0, 10));
            }
        }
        add("<path class=\"line\" d=\"" + path + "\"/>\n");
        for (var mark : List.of(scale.least(), scale.most())) {
            text(LINE_LEFT - 10, scale.at(mark) + 4, "end", ReportTable.number(mark));
        }
        axis(LINE_LEFT, scale.at(0), WIDTH - LINE_RIGHT, scale.at(0));
    }

    private void dot(Point point, double x, double y) {
        add("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"2.5\"><title>%s</title></circle>\n"
                .formatted(number(x), number(y), escaped(point.name() + ": " + ReportTable.number(point.number()))));
    }

    private void begin(String title, int height) {
        add("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                """.formatted(WIDTH, height, escaped(title)));
        add(STYLE);
        add("<rect class=\"ground\" width=\"%d\" height=\"%d\"/>\n".formatted(WIDTH, height));
        add("<text class=\"text title\" x=\"16\" y=\"28\">" + escaped(title) + "</text>\n");
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text class=\"text\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(number(x), number(y), anchor, escaped(text)));
    }

    private void axis(double x1, double y1, double x2, double y2) {
        add("<line class=\"axis\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(number(x1), number(y1), number(x2), number(y2)));
    }

    private void add(String element) {
        svg.append(element);
    }

    private static String shortened(String name) {
        return Report.shortened(name, LONGEST_NAME);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** As XML 1.0 allows it: what is no character there is left out. */
    private static String escaped(String text) {
        return text.codePoints()
                .filter(Chart::isCharacter)
                .mapToObj(c -> switch (c) {
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '&' -> "&amp;";
                    case '"' -> "&quot;";
                    case '\'' -> "&#39;";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }

    private static boolean isCharacter(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c > 0xFFFF;
    }

    /** From numbers to places; nought is always among them. */
    private record Scale(double least, double most, double from, double to) {
        Scale(List<Point> points, double from, double to) {
            this(
                    Math.min(0, points.stream().mapToDouble(Point::number).min().orElse(0)),
                    Math.max(0, points.stream().mapToDouble(Point::number).max().orElse(0)),
                    from,
                    to);
        }

        double at(double number) {
            return most == least ? from : from + (to - from) * ((number - least) / (most - least));
        }
    }
}
