package tech.aia.app.cli;

import java.util.Locale;

/** Numbers as people read them. */
final class Amounts {
    private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB"};

    private Amounts() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        var value = bytes / 1000.0;
        var unit = 0;
        while (value >= 999.95 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, BYTE_UNITS[unit]);
    }

    static String duration(double seconds) {
        var whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
        }
        return whole < 3 * 86_400
                ? String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole / 60 % 60)
                : whole / 86_400 + " days";
    }
}
