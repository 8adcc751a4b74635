package tech.aia.app.tls;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name or address by which a machine is called: as in a URL, but without brackets, in small letters. */
public final class HostName {
    private static final int LONGEST = 253;
    private static final Pattern NAME = Pattern.compile(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*", Pattern.CASE_INSENSITIVE);

    private HostName() {}

    /**
     * The usual form of a name such as {@code kb.example.org} or of an address such as {@code [::1]}.
     *
     * @throws IllegalArgumentException if it is neither; the message ends a sentence that begins with the setting's name
     */
    public static String of(String text) {
        var bare = text.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (isAddress(bare)) {
            return InetAddress.ofLiteral(bare).getHostAddress();
        }
        if (bare.length() > LONGEST || !NAME.matcher(bare).matches() || bare.matches("[0-9.]+")) {
            throw new IllegalArgumentException(
                    "must be a name such as kb.example.org or an address, without scheme and port, not '" + text + "'");
        }
        return bare.toLowerCase(Locale.ROOT);
    }

    /** Whether this is an IPv4 or IPv6 address and no name. */
    public static boolean isAddress(String text) {
        try {
            return (text.contains(":") || text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+"))
                    && !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
