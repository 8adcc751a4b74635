package tech.aia.cypher.passthrough;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphDuration;

/** Durations in ISO 8601, each part of which may be negative. */
final class Durations {
    private static final Pattern ISO = Pattern.compile("P(?:(-?\\d+)Y)?(?:(-?\\d+)M)?(?:(-?\\d+)W)?(?:(-?\\d+)D)?"
            + "(?:T(?:(-?\\d+)H)?(?:(-?\\d+)M)?(?:(-?\\d+(?:\\.\\d{1,9})?)S)?)?");

    private Durations() {}

    /** @throws IllegalArgumentException if the text is no duration */
    static GraphDuration parse(String iso) {
        var parts = ISO.matcher(iso);
        if (!parts.matches() || iso.endsWith("P") || iso.endsWith("T")) {
            throw new IllegalArgumentException("'" + iso + "' is no ISO 8601 duration such as P1M2DT3.5S");
        }
        var seconds = parts.group(7) == null ? BigDecimal.ZERO : new BigDecimal(parts.group(7));
        var whole = seconds.setScale(0, RoundingMode.FLOOR);
        return new GraphDuration(
                whole(parts, 1) * 12 + whole(parts, 2),
                whole(parts, 3) * 7 + whole(parts, 4),
                whole(parts, 5) * 3600 + whole(parts, 6) * 60 + whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).intValueExact());
    }

    private static long whole(Matcher parts, int group) {
        @Nullable String text = parts.group(group);
        return text == null ? 0 : Long.parseLong(text);
    }
}
