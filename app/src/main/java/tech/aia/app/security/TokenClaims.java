package tech.aia.app.security;

import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Scope;

/** What access tokens say beyond what Spring has them say, and whether that still holds. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext>, OAuth2TokenValidator<Jwt> {
    static final String PERMISSIONS = "permissions";

    /** Of the holder's secret, password or roles. */
    static final String GENERATION = "generation";

    static final String TIER = "tier";

    private static final String ROLES = "roles";

    private final Holders holders;
    private final TokenStore tokens;

    TokenClaims(Holders holders, TokenStore tokens) {
        this.holders = holders;
        this.tokens = tokens;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        var scopes = token.getAuthorizedScopes();
        token.getJwsHeader().algorithm(MacAlgorithm.HS256).type("JWT");
        token.getClaims()
                .claim(
                        PERMISSIONS,
                        Scope.permissions(scopes).stream()
                                .map(Permission::word)
                                .sorted()
                                .toList())
                .claim("scope", String.join(" ", scopes));
        var principal = Objects.requireNonNull(token.<Authentication>getPrincipal(), "A token is somebody's");
        holders.find(principal.getName()).ifPresent(holder -> {
            token.getClaims().claim(GENERATION, holder.generation());
            token.getClaims().claim(ROLES, words(holder.roles()));
            token.getClaims().claim(TIER, holder.tier().word());
        });
    }

    private static List<String> words(List<Role> roles) {
        return roles.stream().map(Role::word).toList();
    }

    /** Neither taken back, nor older than what its holder's secret, password and roles are now. */
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var good = token.getClaim(GENERATION) instanceof Number generation
                && !tokens.isRevoked(String.valueOf(token.getId()))
                && holders.find(String.valueOf(token.getSubject()))
                        .filter(holder -> holder.generation() == generation.intValue())
                        .isPresent();
        return good
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }
}
