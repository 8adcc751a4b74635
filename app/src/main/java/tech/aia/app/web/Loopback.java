package tech.aia.app.web;

import java.util.regex.Pattern;

/** The names of this machine by which it may be called. */
final class Loopback {
    private static final String NAMES = "(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?";
    private static final Pattern HOST = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);
    private static final Pattern ORIGIN = Pattern.compile("https?://" + NAMES, Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    /** Of a {@code Host} header, with or without a port. */
    static boolean isHostAndPort(String host) {
        return HOST.matcher(host).matches();
    }

    /** Of an {@code Origin} header. */
    static boolean isOrigin(String origin) {
        return ORIGIN.matcher(origin).matches();
    }
}
