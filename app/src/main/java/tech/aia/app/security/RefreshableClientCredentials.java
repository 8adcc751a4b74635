package tech.aia.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Adds a refresh token to what a client gets for its secret. RFC 6749 §4.4.3 advises against, as a client can always ask anew, but the API
 * document prints it and its clients may rely on it.
 */
final class RefreshableClientCredentials implements AuthenticationProvider {
    private final AuthenticationProvider plain;
    private final OAuth2AuthorizationService tokens;
    private final OAuth2TokenGenerator<?> generator;

    RefreshableClientCredentials(
            AuthenticationProvider plain, OAuth2AuthorizationService tokens, OAuth2TokenGenerator<?> generator) {
        this.plain = plain;
        this.tokens = tokens;
        this.generator = generator;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        var given = plain.authenticate(withScopes((OAuth2ClientCredentialsAuthenticationToken) request));
        if (!(given instanceof OAuth2AccessTokenAuthenticationToken answer)) {
            return given;
        }
        var value = answer.getAccessToken().getTokenValue();
        var authorization = tokens.findByToken(value, OAuth2TokenType.ACCESS_TOKEN);
        if (authorization == null) {
            return given;
        }
        var context = DefaultOAuth2TokenContext.builder()
                .registeredClient(answer.getRegisteredClient())
                .principal((Authentication) answer.getPrincipal())
                .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                .authorization(authorization)
                .authorizedScopes(authorization.getAuthorizedScopes())
                .tokenType(OAuth2TokenType.REFRESH_TOKEN)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .authorizationGrant(request)
                .build();
        if (!(generator.generate(context) instanceof OAuth2RefreshToken refresh)) {
            return given;
        }
        tokens.save(
                OAuth2Authorization.from(authorization).refreshToken(refresh).build());
        return new OAuth2AccessTokenAuthenticationToken(
                answer.getRegisteredClient(),
                (Authentication) answer.getPrincipal(),
                answer.getAccessToken(),
                refresh,
                answer.getAdditionalParameters());
    }

    /** Who names no scope means all that the client has (RFC 6749 §3.3). */
    private static OAuth2ClientCredentialsAuthenticationToken withScopes(
            OAuth2ClientCredentialsAuthenticationToken request) {
        return request.getScopes().isEmpty()
                        && request.getPrincipal() instanceof OAuth2ClientAuthenticationToken caller
                        && caller.getRegisteredClient() != null
                ? new OAuth2ClientCredentialsAuthenticationToken(
                        caller,
                        caller.getRegisteredClient().getClientSettings().getSetting(RegisteredClients.GIVEN),
                        request.getAdditionalParameters())
                : request;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientCredentialsAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
