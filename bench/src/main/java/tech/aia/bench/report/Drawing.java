package tech.aia.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/** Draws a {@link Plot} as SVG; the same plot is always the same text. */
final class Drawing {
    private static final Rectangle SIZE = new Rectangle(720, 400);

    /** The palette of Okabe and Ito, which can be told apart by people who see colours differently. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00));

    private static final Color TEXT = new Color(0x333333);
    private static final Color GRID = new Color(0xDDDDDD);
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final BasicStroke LINE = new BasicStroke(2);
    private static final BasicStroke DASHES =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);
    private static final Ellipse2D.Double DOT = new Ellipse2D.Double(-3.5, -3.5, 7, 7);

    private final Plot plot;
    private final Extent sizes;
    private final Extent values;

    private Drawing(Plot plot) {
        this.plot = plot;
        this.sizes = Extent.of(Plot.Scale.LOGARITHMIC, sizesOf(plot));
        this.values = Extent.of(plot.scale(), valuesOf(plot));
    }

    static String svg(Plot plot) {
        var graphics = new SVGGraphics2D(SIZE.width, SIZE.height);
        graphics.setDefsKeyPrefix(plot.key());
        new Drawing(plot).chart().draw(graphics, SIZE);
        return graphics.getSVGElement() + "\n";
    }

    private JFreeChart chart() {
        var chart = ChartFactory.createXYLineChart(
                heading(), null, null, curves(), PlotOrientation.VERTICAL, true, false, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 8, 32));
        write(chart.getTitle());
        var legend = chart.getLegend();
        legend.setItemFont(WORDS);
        legend.setItemPaint(TEXT);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setBorder(0, 0, 0, 0);
        axes(chart.getXYPlot());
        lines(chart.getXYPlot());
        return chart;
    }

    private String heading() {
        return plot.unit().isEmpty() ? plot.title() : plot.title() + ", in " + plot.unit();
    }

    private static void write(TextTitle title) {
        title.setFont(HEADING);
        title.setPaint(TEXT);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    }

    private XYSeriesCollection curves() {
        var all = new XYSeriesCollection();
        for (var curve : plot.curves()) {
            var series = new XYSeries(curve.name());
            curve.points().forEach(point -> series.add(sizes.place(point.size()), values.place(point.value())));
            all.addSeries(series);
        }
        return all;
    }

    private void axes(XYPlot area) {
        area.setBackgroundPaint(Color.WHITE);
        area.setOutlineVisible(false);
        area.setDomainGridlinePaint(GRID);
        area.setRangeGridlinePaint(GRID);
        area.setDomainGridlineStroke(new BasicStroke(1));
        area.setRangeGridlineStroke(new BasicStroke(1));
        area.setDomainAxis(words(sizes.axis(plot.of())));
        area.setRangeAxis(words(values.axis("")));
    }

    private static ValueAxis words(ValueAxis axis) {
        axis.setLabelFont(WORDS);
        axis.setTickLabelFont(WORDS);
        axis.setLabelPaint(TEXT);
        axis.setTickLabelPaint(TEXT);
        return axis;
    }

    private void lines(XYPlot area) {
        var renderer = new XYLineAndShapeRenderer();
        for (int i = 0; i < plot.curves().size(); i++) {
            renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
            renderer.setSeriesStroke(i, LINE);
            renderer.setSeriesShape(i, DOT);
        }
        area.setRenderer(renderer);
        var bar = plot.bar();
        if (bar != null) {
            var marker = new ValueMarker(values.place(bar.value()), TEXT, DASHES);
            marker.setLabel(bar.label());
            marker.setLabelFont(WORDS);
            marker.setLabelPaint(TEXT);
            marker.setLabelBackgroundColor(NOTHING);
            marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
            area.addRangeMarker(marker);
        }
    }

    private static DoubleSummaryStatistics sizesOf(Plot plot) {
        return plot.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Curve.Point::size)
                .summaryStatistics();
    }

    /** With the bar, so that it can be seen how far away it is. */
    private static DoubleSummaryStatistics valuesOf(Plot plot) {
        var values =
                plot.curves().stream().flatMap(curve -> curve.points().stream()).mapToDouble(Curve.Point::value);
        var bar = plot.bar();
        return DoubleStream.concat(values, bar == null ? DoubleStream.empty() : DoubleStream.of(bar.value()))
                .summaryStatistics();
    }
}
