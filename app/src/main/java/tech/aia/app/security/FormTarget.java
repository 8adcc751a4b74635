package tech.aia.app.security;

import java.net.URI;

/** A redirect URI as a source in {@code form-action} of a Content-Security-Policy: browsers hold the redirects after a form against it. */
final class FormTarget {
    private FormTarget() {}

    static String of(String redirectUri) {
        var uri = URI.create(redirectUri);
        var host = uri.getHost();
        // A policy can name neither a path of a scheme of one's own nor an address of IPv6.
        if (host == null || host.startsWith("[") || !uri.getScheme().matches("https?")) {
            return uri.getScheme() + ":";
        }
        return uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
