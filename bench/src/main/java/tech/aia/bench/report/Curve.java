package tech.aia.bench.report;

import java.util.List;

/** One line of a {@link Plot}. */
public record Curve(String name, List<Point> points) {

    public Curve {
        points = List.copyOf(points);
    }

    /** @param size how much there was, 1 at least */
    public record Point(int size, double value) {}
}
