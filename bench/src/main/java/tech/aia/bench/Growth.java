package tech.aia.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.bench.report.Curve;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Plot;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;

/** The same figures at several sizes: a row of the table for each, and what they become as a plot. */
final class Growth {
    private final Figures figures;
    private final String of;
    private final Map<String, List<Curve.Point>> curves = new LinkedHashMap<>();

    /** @param of what grows, such as {@code entities} */
    Growth(Figures figures, String of) {
        this.figures = figures;
        this.of = of;
    }

    void add(int size, String what, String unit, Sample sample) {
        figures.add(String.format(Locale.ROOT, "%,d %s, %s", size, of, what), unit, sample);
        curves.computeIfAbsent(what, _ -> new ArrayList<>()).add(new Curve.Point(size, sample.median()));
    }

    void add(int size, String what, String unit, double value) {
        add(size, what, unit, Sample.of(value));
    }

    /**
     * Draws some of what was added; each curve has the name that its figures were added by.
     *
     * @throws BenchException if nothing was added by one of the names
     */
    void plot(String key, String title, String unit, Plot.Scale scale, Plot.@Nullable Line bar, List<String> what) {
        var drawn = what.stream().map(name -> new Curve(name, points(name))).toList();
        figures.plot(new Plot(key, title, of, unit, scale, drawn, bar));
    }

    private List<Curve.Point> points(String name) {
        var points = curves.get(name);
        if (points == null) {
            throw new BenchException("There is nothing to draw of " + name);
        }
        return points;
    }
}
