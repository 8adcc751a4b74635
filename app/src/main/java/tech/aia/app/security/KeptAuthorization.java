package tech.aia.app.security;

import com.nimbusds.jwt.SignedJWT;
import java.security.Principal;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * An authorization as the vault keeps it.
 *
 * @param state under which the consent page finds it; null once there is an answer
 * @param generation of the person who logged in; null where nobody did on the login page
 */
record KeptAuthorization(
        String id,
        String client,
        String principal,
        String grant,
        List<String> scopes,
        @Nullable Token access,
        @Nullable Token refresh,
        @Nullable Token code,
        @Nullable KeptRequest request,
        @Nullable String state,
        @Nullable Integer generation) {
    /** How long somebody may look at the consent page. */
    static final Duration PENDING = Duration.ofMinutes(5);

    record Token(
            String value,
            @Nullable Instant issuedAt,
            @Nullable Instant expiresAt,
            boolean invalidated) {
        static @Nullable Token of(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
            return token == null
                    ? null
                    : new Token(
                            token.getToken().getTokenValue(),
                            token.getToken().getIssuedAt(),
                            token.getToken().getExpiresAt(),
                            token.isInvalidated());
        }

        Duration left() {
            return expiresAt == null ? Duration.ZERO : Duration.between(Instant.now(), expiresAt);
        }

        private Instant issued() {
            return Objects.requireNonNull(issuedAt);
        }

        private void copyMark(Map<String, Object> metadata) {
            metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, invalidated);
        }
    }

    static KeptAuthorization of(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        Authentication principal = authorization.getAttribute(Principal.class.getName());
        return new KeptAuthorization(
                authorization.getId(),
                authorization.getRegisteredClientId(),
                authorization.getPrincipalName(),
                authorization.getAuthorizationGrantType().getValue(),
                authorization.getAuthorizedScopes().stream().sorted().toList(),
                Token.of(authorization.getAccessToken()),
                Token.of(authorization.getRefreshToken()),
                Token.of(authorization.getToken(OAuth2AuthorizationCode.class)),
                request == null ? null : KeptRequest.of(request),
                authorization.getAttribute(OAuth2ParameterNames.STATE),
                principal instanceof LoggedIn person ? person.generation() : null);
    }

    OAuth2Authorization authorization(RegisteredClient registered) {
        var builder = OAuth2Authorization.withRegisteredClient(registered)
                .id(id)
                .principalName(principal)
                .authorizationGrantType(new AuthorizationGrantType(grant))
                .authorizedScopes(Set.copyOf(scopes))
                .attribute(Principal.class.getName(), who());
        if (request != null) {
            builder.attribute(OAuth2AuthorizationRequest.class.getName(), request.request(registered.getClientId()));
        }
        if (state != null) {
            builder.attribute(OAuth2ParameterNames.STATE, state);
        }
        addTokens(builder);
        return builder.build();
    }

    private Authentication who() {
        return generation == null
                ? UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of())
                : new LoggedIn(principal, generation);
    }

    private void addTokens(OAuth2Authorization.Builder builder) {
        if (code != null) {
            builder.token(
                    new OAuth2AuthorizationCode(code.value(), code.issued(), Objects.requireNonNull(code.expiresAt())),
                    code::copyMark);
        }
        if (access != null) {
            var token = new OAuth2AccessToken(
                    OAuth2AccessToken.TokenType.BEARER,
                    access.value(),
                    access.issuedAt(),
                    access.expiresAt(),
                    Set.copyOf(scopes));
            builder.token(token, metadata -> {
                metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, claims());
                access.copyMark(metadata);
            });
        }
        if (refresh != null) {
            builder.token(
                    new OAuth2RefreshToken(refresh.value(), refresh.issued(), refresh.expiresAt()), refresh::copyMark);
        }
    }

    /** Of the access token; none where there is no token. */
    Map<String, Object> claims() {
        if (access == null) {
            return Map.of();
        }
        try {
            var claims = new HashMap<String, Object>();
            SignedJWT.parse(access.value()).getJWTClaimsSet().getClaims().forEach((name, value) -> {
                if (value != null) {
                    claims.put(name, value instanceof Date date ? date.toInstant() : value);
                }
            });
            return claims;
        } catch (ParseException impossible) {
            throw new IllegalStateException("An access token that was kept is no JWT", impossible);
        }
    }

    /** Whether it is meant by a value of this type; null for an access or a refresh token. */
    boolean has(String value, @Nullable OAuth2TokenType type) {
        if (type == null) {
            return is(access, value) || is(refresh, value);
        }
        return switch (type.getValue()) {
            case OAuth2ParameterNames.STATE -> value.equals(state);
            case OAuth2ParameterNames.CODE -> is(code, value);
            case OAuth2ParameterNames.ACCESS_TOKEN -> is(access, value);
            case OAuth2ParameterNames.REFRESH_TOKEN -> is(refresh, value);
            default -> false;
        };
    }

    private static boolean is(@Nullable Token token, String value) {
        return token != null && token.value().equals(value);
    }

    /** Whether it is of this code, for which no tokens were given yet. */
    boolean isUnused(String value) {
        return is(code, value) && access == null;
    }

    KeptAuthorization withoutCode() {
        return new KeptAuthorization(
                id, client, principal, grant, scopes, access, refresh, null, request, state, generation);
    }

    /** How long one of its parts is good still. */
    Duration left() {
        return Stream.concat(
                        Stream.of(state == null ? Duration.ZERO : PENDING),
                        Stream.of(access, refresh, code)
                                .filter(Objects::nonNull)
                                .map(Token::left))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
