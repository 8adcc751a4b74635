package tech.aia.app.rest.error;

import jakarta.servlet.http.HttpServletRequest;

/** Where this server is, for links in its answers. */
public final class ServerAddress {
    private static final String TRUSTED = ServerAddress.class.getName();

    private ServerAddress() {}

    /** For who found that the request names the server by one of its own names; until then the name may be anybody's. */
    public static void trust(HttpServletRequest request) {
        request.setAttribute(TRUSTED, true);
    }

    /** Scheme, host and port, without a slash at the end. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(TRUSTED) == null) {
            return request.getScheme() + "://localhost:" + request.getLocalPort();
        }
        var usual = request.getScheme().equals("https") ? 443 : 80;
        var port = request.getServerPort() == usual ? "" : ":" + request.getServerPort();
        return request.getScheme() + "://" + request.getServerName() + port;
    }
}
