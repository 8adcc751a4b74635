package tech.aia.app.security;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Scope;
import tech.aia.graph.access.Vault;

/** What access tokens say beyond what Spring has them say, and whether that still holds. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext>, OAuth2TokenValidator<Jwt> {
    static final String PERMISSIONS = "permissions";

    /** Of the holder's secret, password or roles. */
    static final String GENERATION = "generation";

    static final String TIER = "tier";

    /** The same for all tokens that came of one login, code or secret. */
    static final String SESSION = "sid";

    private static final String ROLES = "roles";

    private final Holders holders;
    private final Vault vault;
    private final SigningKeys keys;
    private final Delegation delegation;

    TokenClaims(Holders holders, Vault vault, SigningKeys keys, Delegation delegation) {
        this.holders = holders;
        this.vault = vault;
        this.keys = keys;
        this.delegation = delegation;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        var key = keys.current();
        token.getJwsHeader()
                .algorithm(key.algorithm().spring())
                .keyId(key.kid())
                .type("JWT");
        var principal = Objects.requireNonNull(token.<Authentication>getPrincipal(), "A token is somebody's");
        var holder = holders.find(principal.getName())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        var scopes = token.getAuthorizedScopes();
        token.getClaims()
                .claim(
                        PERMISSIONS,
                        Scope.permissions(scopes).stream()
                                .filter(holder.permissions()::contains)
                                .map(Permission::word)
                                .sorted()
                                .toList())
                .claim("scope", String.join(" ", scopes))
                .claim(GENERATION, holder.generation())
                .claim(ROLES, words(holder.roles()))
                .claim(TIER, holder.tier().word())
                .claim(SESSION, Objects.requireNonNull(session(token)));
        if (principal instanceof LoggedIn person) {
            delegation.claim(token, person, holder);
        }
    }

    private static @Nullable Object session(JwtEncodingContext token) {
        var authorization = token.getAuthorization();
        var before = authorization == null ? null : authorization.getAccessToken();
        var claims = before == null ? null : before.getClaims();
        var session = claims == null ? null : claims.get(SESSION);
        return session == null ? token.getClaims().build().getId() : session;
    }

    /** People have at least one role, clients none. */
    static boolean isOfPerson(Jwt token) {
        var roles = token.getClaimAsStringList(ROLES);
        return roles != null && !roles.isEmpty();
    }

    private static List<String> words(List<Role> roles) {
        return roles.stream().map(Role::word).toList();
    }

    /** Neither taken back, nor older than what its holder's secret, password and roles are now, nor of a client that may no more. */
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var lasting =
                TokenStore.lasting(String.valueOf(token.getId()), String.valueOf(token.getClaimAsString(SESSION)));
        var held = holders.reading(String.valueOf(token.getSubject()))
                .map(holder -> token.getClaim(GENERATION) instanceof Number generation
                        && holder.filter(known -> known.generation() == generation.intValue())
                                .isPresent());
        var good =
                vault.read(lasting.and(held, Boolean::logicalAnd).and(delegation.holding(token), Boolean::logicalAnd));
        return good
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }
}
