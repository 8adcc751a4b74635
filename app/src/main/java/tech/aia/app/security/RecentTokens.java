package tech.aia.app.security;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a second that a token was found good, as a caller mostly sends many requests with one. What another process takes back is
 * therefore refused here within that second; what this one takes back, at once.
 */
final class RecentTokens implements JwtDecoder {
    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 4_096;

    private final JwtDecoder decoder;
    private final Map<String, Found> recent = new ConcurrentHashMap<>();

    private record Found(Jwt token, long at) {
        boolean isGood() {
            var expires = token.getExpiresAt();
            return System.nanoTime() - at < GOOD_FOR
                    && expires != null
                    && Instant.now().isBefore(expires);
        }
    }

    RecentTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        var found = recent.get(token);
        if (found != null && found.isGood()) {
            return found.token();
        }
        var at = System.nanoTime();
        recent.remove(token);
        var decoded = decoder.decode(token);
        if (recent.size() >= MOST) {
            recent.clear();
        }
        recent.put(token, new Found(decoded, at));
        return decoded;
    }

    void forget() {
        recent.clear();
    }
}
