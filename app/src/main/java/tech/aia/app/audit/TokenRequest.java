package tech.aia.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a request to the token endpoint says of itself, whether or not it was believed. */
final class TokenRequest {
    private static final String BASIC = "Basic ";
    private static final Pattern ID = Pattern.compile("client_[A-Za-z0-9_-]{1,50}");

    private TokenRequest() {}

    static String action(HttpServletRequest request) {
        return "refresh_token".equals(request.getParameter("grant_type")) ? "token.refresh" : "token.grant";
    }

    /** Null for what does not look like the id of a client, as it may be a secret in the wrong place. */
    static @Nullable String client(HttpServletRequest request) {
        var id = request.getParameter("client_id");
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (id == null && header != null && header.startsWith(BASIC)) {
            id = user(header.substring(BASIC.length()));
        }
        return id != null && ID.matcher(id).matches() ? id : null;
    }

    private static @Nullable String user(String credentials) {
        try {
            var text = new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return colon < 0 ? null : text.substring(0, colon);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
