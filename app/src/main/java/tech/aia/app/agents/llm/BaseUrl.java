package tech.aia.app.agents.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where an endpoint's paths begin, such as {@code http://localhost:11434/v1}.
 *
 * @param host in lower case
 * @param path without a slash at its end; empty or beginning with one
 */
record BaseUrl(String scheme, String host, int port, String path) {
    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException saying what is wrong with it */
    static BaseUrl parse(String text) {
        var uri = uri(text);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "it must begin with http:// or https://");
        require(uri.getHost() != null && uri.getRawUserInfo() == null, "it must have a host, and no user or password");
        require(uri.getRawQuery() == null && uri.getRawFragment() == null, "it must end with its path");
        var path = uri.getRawPath();
        // The same path must not be written in two ways: what is compared is what is called.
        require(
                path.indexOf('%') < 0
                        && !path.contains("//")
                        && path.equals(uri.normalize().getRawPath()),
                "its path must be plain, without .., // or %");
        var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new BaseUrl(
                scheme, uri.getHost().toLowerCase(Locale.ROOT), port, path.endsWith("/") ? withoutLast(path) : path);
    }

    private static URI uri(String text) {
        require(text.length() <= LONGEST, "it is longer than " + LONGEST + " characters");
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException("it is no URL", unreadable);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static String withoutLast(String path) {
        return path.substring(0, path.length() - 1);
    }

    /** Whether the other is this one or lies below it. */
    boolean covers(BaseUrl other) {
        return scheme.equals(other.scheme)
                && host.equals(other.host)
                && port == other.port
                && (other.path.equals(path) || other.path.startsWith(path + "/"));
    }

    String text() {
        return scheme + "://" + host + ":" + port + path;
    }
}
