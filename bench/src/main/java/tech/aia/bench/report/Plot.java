package tech.aia.bench.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What figures become as the amount of something grows.
 *
 * @param key names its file, without ending
 * @param of what grows, such as {@code entities}
 * @param unit of the values, such as {@code ms}
 * @param scale of the values; the sizes always stand on a logarithmic one
 * @param bar what the values were to reach; null for none
 */
public record Plot(
        String key,
        String title,
        String of,
        String unit,
        Scale scale,
        List<Curve> curves,
        @Nullable Line bar) {

    public Plot {
        curves = List.copyOf(curves);
    }

    /** How far apart values stand. */
    public enum Scale {
        LOGARITHMIC,
        LINEAR
    }

    /** A bar as a line across the plot. */
    public record Line(String label, double value) {}

    String file() {
        return key + ".svg";
    }
}
