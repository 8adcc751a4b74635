package tech.aia.app.outbound;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host that the operator trusts.
 *
 * @param name in lower case; an IPv6 address in brackets
 * @param port 0 for all
 */
record AllowedHost(String name, int port) {
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if the entry is not a host, or a host and a port */
    static AllowedHost parse(String entry) {
        var found = ENTRY.matcher(entry.strip());
        if (found.matches()) {
            var port = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
            if (port <= HIGHEST_PORT) {
                return new AllowedHost(found.group(1).toLowerCase(Locale.ROOT), port);
            }
        }
        throw new IllegalArgumentException(
                "aia.outbound.allow: '" + entry + "' is not a host or a host and a port, such as localhost:11434");
    }

    boolean covers(String host, int number) {
        return name.equals(host) && (port == 0 || port == number);
    }
}
