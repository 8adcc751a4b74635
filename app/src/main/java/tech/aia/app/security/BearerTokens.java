package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Finds the token that a request brings to a door where one is asked for: one that has expired must not keep its owner from logging in again.
 * The library holds the whole header against a pattern, which takes longer than all else that is asked of a token seen a moment ago.
 */
final class BearerTokens implements BearerTokenResolver {
    private static final String SCHEME = "Bearer ";

    private final Doors doors;
    private final BearerTokenResolver library = new DefaultBearerTokenResolver();

    BearerTokens(Doors doors) {
        this.doors = doors;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (doors.isOpen(request)) {
            return null;
        }
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME) && isToken(header, SCHEME.length())
                ? header.substring(SCHEME.length())
                : library.resolve(request);
    }

    /** Whether the rest is what RFC 6750 calls b64token, without the padding that no token of ours has. */
    private static boolean isToken(String header, int from) {
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            var letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "-._~+/".indexOf(c) < 0) {
                return false;
            }
        }
        return header.length() > from;
    }
}
