package tech.aia.app.security;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Finds out who calls where no filter does, as on a WebSocket, by the same rules as the doors do. */
public final class Visitors {
    private static final String BEARER = "bearer ";

    private final JwtDecoder tokens;
    private final TokenCallers callers;
    private final KeyCallers keys;

    Visitors(JwtDecoder tokens, TokenCallers callers, KeyCallers keys) {
        this.tokens = tokens;
        this.callers = callers;
        this.keys = keys;
    }

    /**
     * Whose credentials they are; empty unless exactly one is given and good.
     *
     * @param authorization as in the header of this name: Bearer and an access token
     * @param apiKey as in the header X-API-Key
     */
    public Optional<Visitor> find(@Nullable String authorization, @Nullable String apiKey) {
        return caller(authorization, apiKey).map(caller -> new Visitor(caller, () -> caller(authorization, apiKey)));
    }

    private Optional<Authentication> caller(@Nullable String authorization, @Nullable String apiKey) {
        if (authorization != null && apiKey == null) {
            return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                    ? ofToken(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return apiKey != null && authorization == null ? keys.find(apiKey).map(key -> key) : Optional.empty();
    }

    private Optional<Authentication> ofToken(String token) {
        try {
            return Optional.of(callers.convert(tokens.decode(token)));
        } catch (JwtException bad) {
            return Optional.empty();
        }
    }
}
