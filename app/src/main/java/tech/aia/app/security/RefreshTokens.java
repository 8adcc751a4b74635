package tech.aia.app.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import tech.aia.graph.access.Secrets;

/** Refresh tokens of public clients, too: Spring gives those none, but here every one is good once, as RFC 9700 §2.2.2 asks for. */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        var now = Instant.now();
        var lifetime = context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive();
        return new OAuth2RefreshToken(Secrets.random(), now, now.plus(lifetime));
    }
}
