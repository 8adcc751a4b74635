package tech.aia.app.security;

import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import tech.aia.cypher.GraphException;

/** Decodes and checks a token once a second only. A token that cannot be checked now is not called bad. */
final class RecentTokens implements JwtDecoder {
    private final JwtDecoder decoder;
    private final Recent<Jwt> recent;

    RecentTokens(JwtDecoder decoder, Recent<Jwt> recent) {
        this.decoder = decoder;
        this.recent = recent;
    }

    @Override
    public Jwt decode(String token) {
        return recent.find(token).filter(RecentTokens::isInTime).orElseGet(() -> {
            var at = System.nanoTime();
            var decoded = decoded(token);
            recent.put(token, decoded, at);
            return decoded;
        });
    }

    /** The library takes keys that cannot be read for a bad token. */
    private Jwt decoded(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof GraphException unread) {
                    throw unread;
                }
            }
            throw failure;
        }
    }

    private static boolean isInTime(Jwt token) {
        var expires = token.getExpiresAt();
        return expires != null && Instant.now().isBefore(expires);
    }
}
