package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTests {

    @Test
    void drawsABarForEachNumberInProportion() throws Exception {
        var chart = parsed(series(List.of(row("a", 10), row("b", 40), row("c", -10))));

        assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(4);
        assertThat(width(chart, 2)).isEqualTo(4 * width(chart, 1)).isEqualTo(4 * width(chart, 3));
        assertThat(x(chart, 3) + width(chart, 3)).isEqualTo(x(chart, 1));
        assertThat(chart.getDocumentElement().getTextContent()).contains("Count: Groups", "40", "-10");
    }

    @Test
    void drawsALineOverTime() throws Exception {
        var rows = List.of(
                Map.<String, Object>of("period", "2025-01-01", "value", 1),
                Map.<String, Object>of("period", "2025-02-01", "value", 5),
                Map.<String, Object>of("period", "2025-03-01", "value", 3));

        var chart = parsed(series(rows));

        assertThat(chart.getElementsByTagName("path").getLength()).isEqualTo(1);
        assertThat(chart.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(chart.getDocumentElement().getTextContent()).contains("2025-01-01", "2025-03-01");
    }

    @Test
    void namesThatAreMarkupStayText() throws Exception {
        var chart = parsed(series(List.of(row("</text><script>alert('x')</script>\u0001&", 1), row("\"b\ud800", 2))));

        assertThat(chart.getElementsByTagName("script").getLength()).isZero();
        assertThat(chart.getDocumentElement().getTextContent())
                .contains("</text><script>alert('x')</script>&: 1", "\"b: 2");
    }

    @Test
    void canBeReadOnDarkGroundToo() {
        assertThat(Chart.svg(series(List.of(row("a", 1), row("b", 2)))))
                .contains("prefers-color-scheme:dark", "class=\"ground\"")
                .doesNotContain("http://www.w3.org/1999", "href");
    }

    @Test
    void drawsNothingButNoughts() throws Exception {
        assertThat(width(parsed(series(List.of(row("a", 0), row("b", 0)))), 1)).isZero();
    }

    @Test
    void findsTheFirstSeriesOfNumbersWithNames() {
        assertThat(Series.first(Map.of("text", "no", "one", List.of(row("a", 1)))))
                .isNull();
        assertThat(Series.first(Map.of("list", List.of(Map.of("name", "a"), Map.of("name", "b")))))
                .isNull();
        var bins = Series.first(Map.of(
                "histogram",
                List.of(Map.of("from", 0.0, "to", 2.5, "count", 3), Map.of("from", 2.5, "to", 5.0, "count", 4))));
        assertThat(Objects.requireNonNull(bins).points())
                .containsExactly(new Series.Point("0 – 2.500", 3), new Series.Point("2.500 – 5", 4));
        var shares = Series.first(Map.of("shares", Map.of("a", 0.5, "b", 0.5)));
        assertThat(Objects.requireNonNull(shares).title()).isEqualTo("Value: Shares");
    }

    private static Map<String, Object> row(String name, Object count) {
        return Map.of("name", name, "count", count);
    }

    private static Series series(List<Map<String, Object>> rows) {
        return Objects.requireNonNull(Series.first(Map.of("groups", rows)));
    }

    private static Document parsed(Series series) throws Exception {
        var svg = Chart.svg(series).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static double width(Document chart, int place) {
        return figure(chart, place, "width");
    }

    private static double x(Document chart, int place) {
        return figure(chart, place, "x");
    }

    private static double figure(Document chart, int place, String name) {
        return Double.parseDouble(((Element) chart.getElementsByTagName("rect").item(place)).getAttribute(name));
    }
}
