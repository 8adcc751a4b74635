package tech.aia.app.web;

import jakarta.servlet.http.HttpServletRequest;

/** The page that a browser makes a request for, as it names it in {@code Origin}. */
public final class RequestOrigin {
    private RequestOrigin() {}

    /** Whether it is of exactly where the request was made to: behind a proxy, of what the proxy was called by. */
    public static boolean isOwn(HttpServletRequest request, String origin) {
        var usual = request.getScheme().equals("https") ? 443 : 80;
        var port = request.getServerPort() == usual ? "" : ":" + request.getServerPort();
        return origin.equalsIgnoreCase(request.getScheme() + "://" + request.getServerName() + port);
    }
}
