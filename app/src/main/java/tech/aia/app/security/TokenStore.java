package tech.aia.app.security;

import com.nimbusds.jwt.SignedJWT;
import java.security.Principal;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import tech.aia.graph.access.Secrets;
import tech.aia.graph.access.Vault;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tokens were given to whom, in the vault, so that every process knows and a restart forgets none. A refresh token is good once:
 * who comes with one that was used already has copied it, or was copied from, and the newest tokens that came of it end.
 */
final class TokenStore implements OAuth2AuthorizationService {
    private static final String AUTHORIZATION = "authorization";
    private static final String TOKEN = "token";
    private static final String SPENT = "spent-refresh-token";
    private static final String REVOKED = "revoked-token";
    private static final String VERSION = "tech.aia.version";
    private static final String REFRESHED = "tech.aia.refreshed";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;
    private final RegisteredClientRepository clients;
    private volatile Runnable revoked = () -> {};

    TokenStore(Vault vault, RegisteredClientRepository clients) {
        this.vault = vault;
        this.clients = clients;
    }

    /** Has it called whenever an access token was taken back. */
    void onRevocation(Runnable listener) {
        revoked = listener;
    }

    private record Kept(
            String id,
            String client,
            String principal,
            String grant,
            List<String> scopes,
            @Nullable Token access,
            @Nullable Token refresh) {}

    private record Token(
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
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var access = Token.of(authorization.getAccessToken());
        var refresh = Token.of(authorization.getRefreshToken());
        var kept = new Kept(
                authorization.getId(),
                authorization.getRegisteredClientId(),
                authorization.getPrincipalName(),
                authorization.getAuthorizationGrantType().getValue(),
                authorization.getAuthorizedScopes().stream().sorted().toList(),
                access,
                refresh);
        var keep = left(access == null ? null : access.expiresAt(), refresh == null ? null : refresh.expiresAt());
        var text = JSON.writeValueAsString(kept);
        Long version = authorization.getAttribute(VERSION);
        if (version == null) {
            vault.put(AUTHORIZATION, kept.id(), text, keep);
        } else if (!vault.replace(AUTHORIZATION, kept.id(), text, version, keep)) {
            // Somebody else refreshed in between with the very same token.
            end(kept);
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        String refreshed = authorization.getAttribute(REFRESHED);
        if (refreshed != null && refresh != null && !refreshed.equals(refresh.value())) {
            vault.put(SPENT, Secrets.digest(refreshed), kept.id(), keep);
            vault.remove(TOKEN, Secrets.digest(refreshed));
        }
        point(access, kept.id());
        point(refresh, kept.id());
        if (access != null && access.invalidated()) {
            revoke(access);
        }
    }

    private void point(@Nullable Token token, String id) {
        if (token != null) {
            vault.put(TOKEN, Secrets.digest(token.value()), id, left(token.expiresAt(), null));
        }
    }

    private void revoke(Token access) {
        var claims = claims(access.value());
        if (claims.get("jti") instanceof String jti) {
            vault.put(REVOKED, jti, "", left(access.expiresAt(), null));
            revoked.run();
        }
    }

    /** Whether an access token was taken back before its time. */
    boolean isRevoked(String jti) {
        return vault.read(REVOKED, jti).isPresent();
    }

    /** Takes back all of its tokens. */
    void end(OAuth2Authorization authorization) {
        vault.read(AUTHORIZATION, authorization.getId())
                .ifPresent(entry -> end(JSON.readValue(entry.text(), Kept.class)));
    }

    private void end(Kept kept) {
        if (kept.access() != null) {
            revoke(kept.access());
        }
        vault.remove(AUTHORIZATION, kept.id());
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        vault.remove(AUTHORIZATION, authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        var entry = vault.read(AUTHORIZATION, id).orElse(null);
        return entry == null ? null : authorization(JSON.readValue(entry.text(), Kept.class), entry.version());
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String value, @Nullable OAuth2TokenType type) {
        var digest = Secrets.digest(value);
        var id = vault.read(TOKEN, digest).map(Vault.Entry::text).orElse(null);
        if (id == null) {
            vault.read(SPENT, digest)
                    .flatMap(spent -> vault.read(AUTHORIZATION, spent.text()))
                    .ifPresent(family -> end(JSON.readValue(family.text(), Kept.class)));
            return null;
        }
        var found = findById(id);
        if (found == null) {
            return null;
        }
        var refreshes = has(found.getRefreshToken(), value);
        var accesses = has(found.getAccessToken(), value);
        var asked = type == null
                ? refreshes || accesses
                : type.equals(OAuth2TokenType.REFRESH_TOKEN) ? refreshes : accesses;
        return asked ? found : null;
    }

    private static boolean has(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token, String value) {
        return token != null && token.getToken().getTokenValue().equals(value);
    }

    private @Nullable OAuth2Authorization authorization(Kept kept, long version) {
        var client = clients.findById(kept.client());
        if (client == null) {
            return null;
        }
        var scopes = Set.copyOf(kept.scopes());
        var builder = OAuth2Authorization.withRegisteredClient(client)
                .id(kept.id())
                .principalName(kept.principal())
                .authorizationGrantType(new AuthorizationGrantType(kept.grant()))
                .authorizedScopes(scopes)
                .attribute(VERSION, version)
                .attribute(
                        Principal.class.getName(),
                        UsernamePasswordAuthenticationToken.authenticated(kept.principal(), null, List.of()));
        if (kept.access() != null) {
            var access = kept.access();
            var token = new OAuth2AccessToken(
                    OAuth2AccessToken.TokenType.BEARER, access.value(), access.issuedAt(), access.expiresAt(), scopes);
            builder.token(token, metadata -> {
                metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, claims(access.value()));
                metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, access.invalidated());
            });
        }
        if (kept.refresh() != null) {
            var refresh = kept.refresh();
            builder.attribute(REFRESHED, refresh.value());
            builder.token(
                    new OAuth2RefreshToken(
                            refresh.value(), Objects.requireNonNull(refresh.issuedAt()), refresh.expiresAt()),
                    metadata ->
                            metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, refresh.invalidated()));
        }
        return builder.build();
    }

    private static Map<String, Object> claims(String token) {
        try {
            var claims = new HashMap<String, Object>();
            SignedJWT.parse(token).getJWTClaimsSet().getClaims().forEach((name, value) -> {
                if (value != null) {
                    claims.put(name, value instanceof Date date ? date.toInstant() : value);
                }
            });
            return claims;
        } catch (ParseException impossible) {
            throw new IllegalStateException("An access token that was kept is no JWT", impossible);
        }
    }

    private static Duration left(@Nullable Instant one, @Nullable Instant other) {
        var now = Instant.now();
        var end = one == null ? now : one;
        if (other != null && other.isAfter(end)) {
            end = other;
        }
        return Duration.between(now, end);
    }
}
