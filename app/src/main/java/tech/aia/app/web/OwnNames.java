package tech.aia.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import tech.aia.app.tls.HostName;

/** The names by which the server may be called: this machine's own, and those of the settings. */
final class OwnNames {
    private static final String HTTP_2 = "HTTP/2.0";

    private final Set<String> stated;

    OwnNames(List<String> stated) {
        this.stated = new HashSet<>(stated);
    }

    /** Whether the request was made to one of them; behind a proxy, what the proxy was called by must be one, too. */
    boolean areMeantBy(HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        // HTTP/2 has :authority instead, which the container gives as the server's name.
        return (host == null ? HTTP_2.equals(request.getProtocol()) : isOwn(host)) && isOwn(request.getServerName());
    }

    private boolean isOwn(String hostAndPort) {
        if (Loopback.isHostAndPort(hostAndPort)) {
            return true;
        }
        var host = hostAndPort.replaceFirst(":\\d{1,5}$", "");
        try {
            return stated.contains(HostName.of(isBareAddress(hostAndPort) ? hostAndPort : host));
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    /** The container may give an IPv6 address without its brackets, but then without a port. */
    private static boolean isBareAddress(String host) {
        return !host.startsWith("[") && HostName.isAddress(host);
    }

    /** Whether the page that makes the request came from where it goes to; any port of this machine may call any other. */
    static boolean isSameOrigin(HttpServletRequest request, String origin) {
        if (Loopback.isOrigin(origin)) {
            return Loopback.isHostAndPort(request.getServerName());
        }
        return RequestOrigin.isOwn(request, origin);
    }
}
