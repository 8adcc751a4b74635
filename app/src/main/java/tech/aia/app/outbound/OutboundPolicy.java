package tech.aia.app.outbound;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Which URLs may be called, as far as they tell by themselves; their addresses are judged by {@link PublicResolver}. */
@Component
public final class OutboundPolicy {
    private static final String HOW =
            "; the server's administrator can allow it as host:port in aia.outbound.allow (AIA_OUTBOUND_ALLOW)";
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int FIRST_FREE_PORT = 1024;

    private final List<AllowedHost> allowed;

    OutboundPolicy(OutboundSettings settings) {
        this.allowed = settings.hosts();
    }

    /** Whether {@code aia.outbound.allow} names it. */
    public boolean allows(URI url) {
        var host = url.getHost();
        return host != null
                && allowed.stream().anyMatch(entry -> entry.covers(host.toLowerCase(Locale.ROOT), port(url)));
    }

    /** @throws OutboundException.Refused if a URL that was given over the API may not be called; the message says how it may be */
    public void requireAllowed(URI url) {
        requireReadable(url);
        if (allows(url)) {
            return;
        }
        if (!url.getScheme().equalsIgnoreCase("https")) {
            throw refused(url, "is called with https only" + HOW);
        }
        var port = port(url);
        if (port != HTTPS && port < FIRST_FREE_PORT) {
            throw refused(url, "is called at port " + HTTPS + " and those from " + FIRST_FREE_PORT + " on only" + HOW);
        }
    }

    /** What holds for every URL, whoever gave it. */
    static void requireReadable(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new OutboundException.Refused("Only URLs that begin with http:// or https:// are called");
        }
        if (url.getHost() == null || url.getHost().isEmpty()) {
            throw new OutboundException.Refused("The URL has no host that can be read");
        }
        if (url.getRawUserInfo() != null) {
            throw new OutboundException.Refused("A URL with a user or password in it is not called");
        }
    }

    /** How a host is refused whose address is not public. */
    static OutboundException.Refused notPublic(String host) {
        return new OutboundException.Refused(host + " is on this machine or in a private network" + HOW);
    }

    private static OutboundException.Refused refused(URI url, String why) {
        return new OutboundException.Refused(url.getHost() + " " + why);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
    }
}
