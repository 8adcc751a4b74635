package tech.aia.app.security;

import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Decodes and checks a token once a second only. */
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
            var decoded = decoder.decode(token);
            recent.put(token, decoded, at);
            return decoded;
        });
    }

    private static boolean isInTime(Jwt token) {
        var expires = token.getExpiresAt();
        return expires != null && Instant.now().isBefore(expires);
    }
}
