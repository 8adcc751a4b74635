package tech.aia.graph.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Where a client may have people sent back to: absolute, without a fragment (RFC 6749 §3.1.2) or a user; https, http on this machine
 * only, or, for public clients, a scheme of their own, which has a dot in it as in {@code com.example.app} (RFC 8252 §7).
 */
final class RedirectUris {
    private static final int MOST = 20;
    private static final int LONGEST = 1_000;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private RedirectUris() {}

    /** @throws GraphModelException.InvalidValue if one of them cannot be, or a public client has none */
    static List<String> requireGood(List<String> given, boolean isPublic) {
        if (isPublic && given.isEmpty()) {
            throw wrong("A public client needs at least one redirect URI", null);
        }
        if (given.size() > MOST) {
            throw wrong("A client has at most " + MOST + " redirect URIs", given.size());
        }
        given.forEach(uri -> requireGood(uri, isPublic));
        return given.stream().distinct().toList();
    }

    private static void requireGood(String text, boolean isPublic) {
        var uri = parsed(text);
        if (!uri.isAbsolute() || uri.isOpaque()) {
            throw wrong("A redirect URI must be absolute, such as https://app.example.org/callback", text);
        }
        if (uri.getRawFragment() != null) {
            throw wrong("A redirect URI must have no fragment", text);
        }
        if (uri.getRawUserInfo() != null) {
            throw wrong("A redirect URI must name no user", text);
        }
        requireScheme(uri, text, isPublic);
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST) {
            throw wrong("A redirect URI has at most " + LONGEST + " characters", text);
        }
        try {
            var uri = new URI(text);
            if (!uri.toASCIIString().equals(text)) {
                throw wrong("A redirect URI must be written in ASCII", text);
            }
            return uri;
        } catch (URISyntaxException broken) {
            throw wrong("This is no URI: " + broken.getReason(), text);
        }
    }

    private static void requireScheme(URI uri, String text, boolean isPublic) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var host = uri.getHost();
        switch (scheme) {
            case "https" -> {
                if (host == null) {
                    throw wrong("A redirect URI with https must name a host", text);
                }
            }
            case "http" -> {
                if (host == null || !LOOPBACK.contains(host)) {
                    throw wrong("A redirect URI with http must lead to 127.0.0.1, [::1] or localhost", text);
                }
            }
            default -> {
                if (!isPublic || !scheme.contains(".")) {
                    throw wrong(
                            "A redirect URI needs https, or http on this machine; public clients may have a scheme of their own with a"
                                    + " dot in it, such as com.example.app:/callback",
                            text);
                }
            }
        }
    }

    private static GraphModelException wrong(String why, @Nullable Object given) {
        return new GraphModelException.InvalidValue("redirect_uris", why, given);
    }
}
