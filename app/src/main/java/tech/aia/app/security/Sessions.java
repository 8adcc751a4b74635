package tech.aia.app.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tech.aia.app.audit.AuditNote;
import tech.aia.graph.access.Role;
import tech.aia.graph.audit.Actor;
import tech.aia.graph.people.People;
import tech.aia.graph.people.Person;

/** The tokens of people: the same as those of clients, given for a password. */
public final class Sessions {
    static final AuthorizationGrantType LOGIN = new AuthorizationGrantType("urn:aia:login");

    private final RegisteredClients clients;
    private final TokenStore tokens;
    private final OAuth2TokenGenerator<?> generator;
    private final People people;
    private final AuthorizationServerSettings settings;

    Sessions(
            RegisteredClients clients,
            TokenStore tokens,
            OAuth2TokenGenerator<?> generator,
            People people,
            AuthorizationServerSettings settings) {
        this.settings = settings;
        this.clients = clients;
        this.tokens = tokens;
        this.generator = generator;
        this.people = people;
    }

    /** As the token endpoint sees itself: the issuer is the address at which it was asked. */
    private record Asked(AuthorizationServerSettings settings) implements AuthorizationServerContext {
        @Override
        public String getIssuer() {
            return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        }

        @Override
        public AuthorizationServerSettings getAuthorizationServerSettings() {
            return settings;
        }
    }

    /**
     * What somebody got.
     *
     * @param refreshToken good once
     * @param expiresIn how long the access token is good
     */
    public record Given(
            Person person, String accessToken, String refreshToken, Duration expiresIn, List<String> scopes) {}

    /** For who has just proved to be this person. */
    public Given begin(Person person) {
        return give(
                person,
                OAuth2Authorization.withRegisteredClient(clients.platform())
                        .principalName(person.id())
                        .authorizationGrantType(LOGIN));
    }

    /** New tokens for a refresh token, which is used up by that; empty when it is not good. */
    public Optional<Given> refresh(String refreshToken) {
        var found = tokens.findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN);
        if (found == null || !found.getAuthorizationGrantType().equals(LOGIN) || !isActive(found)) {
            return Optional.empty();
        }
        return people.find(found.getPrincipalName())
                .filter(Person::active)
                .filter(person -> isOf(person, found))
                .flatMap(person -> renewed(person, found));
    }

    private Optional<Given> renewed(Person person, OAuth2Authorization found) {
        AuditNote.current().actor(Actor.person(person.id(), person.username()));
        try {
            return Optional.of(give(person, OAuth2Authorization.from(found)));
        } catch (OAuth2AuthenticationException usedMeanwhile) {
            return Optional.empty();
        }
    }

    private static boolean isActive(OAuth2Authorization found) {
        var refresh = found.getRefreshToken();
        return refresh != null && refresh.isActive();
    }

    private static boolean isOf(Person person, OAuth2Authorization found) {
        var access = found.getAccessToken();
        return access != null
                && access.getClaims() != null
                && access.getClaims().get(TokenClaims.GENERATION) instanceof Number generation
                && generation.intValue() == person.generation();
    }

    /** Takes back the token and all that came of the same login, before it or since; one that is not this caller's is passed over. */
    public void end(String id, String token) {
        tokens.endAllOf(token, id);
    }

    private Given give(Person person, OAuth2Authorization.Builder builder) {
        var scopes = new LinkedHashSet<>(Role.scopes(person.roles()));
        builder.authorizedScopes(scopes);
        var context = DefaultOAuth2TokenContext.builder()
                .registeredClient(clients.platform())
                .principal(UsernamePasswordAuthenticationToken.authenticated(person.id(), null, List.of()))
                .authorizedScopes(scopes)
                .authorization(builder.build())
                .authorizationServerContext(new Asked(settings))
                .authorizationGrantType(LOGIN);
        var jwt = (Jwt) generated(context.tokenType(OAuth2TokenType.ACCESS_TOKEN));
        var refresh = (OAuth2RefreshToken) generated(context.tokenType(OAuth2TokenType.REFRESH_TOKEN));
        var expires = Objects.requireNonNull(jwt.getExpiresAt());
        builder.token(
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, jwt.getTokenValue(), jwt.getIssuedAt(), expires, scopes),
                metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, jwt.getClaims()));
        tokens.save(builder.refreshToken(refresh).build());
        return new Given(
                person,
                jwt.getTokenValue(),
                refresh.getTokenValue(),
                Duration.between(Instant.now(), expires),
                List.copyOf(scopes));
    }

    private OAuth2Token generated(DefaultOAuth2TokenContext.Builder context) {
        return Objects.requireNonNull(generator.generate(context.build()), "No token was generated");
    }
}
