package tech.aia.app.security;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import tech.aia.graph.access.Client;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Scope;

/** {@link Clients} as Spring Authorization Server knows them, and the platform itself, in whose name people log in. */
final class RegisteredClients implements RegisteredClientRepository {
    /** Setting of a client: the scopes it was given; it may ask for less by narrower ones. */
    static final String GIVEN = "tech.aia.scopes";

    private static final String PLATFORM = "aia";

    /** A client exchanges its code at once (RFC 6749 §4.1.2 allows ten minutes at most). */
    private static final Duration CODES = Duration.ofMinutes(2);

    private final Clients clients;
    private final TokenSettings tokens;
    private final RegisteredClient platform;

    RegisteredClients(Clients clients, SecuritySettings settings) {
        this.clients = clients;
        this.tokens = TokenSettings.builder()
                .accessTokenTimeToLive(settings.accessTokens())
                .refreshTokenTimeToLive(settings.refreshTokens())
                .reuseRefreshTokens(false)
                .authorizationCodeTimeToLive(CODES)
                .build();
        this.platform = RegisteredClient.withId(PLATFORM)
                .clientId(PLATFORM)
                .authorizationGrantType(Sessions.LOGIN)
                .tokenSettings(tokens)
                .build();
    }

    /** Tokens of people are given to it. It has no secret, and nobody can ask for tokens in its name. */
    RegisteredClient platform() {
        return platform;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are registered by Clients.register alone");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return id.equals(PLATFORM) ? platform : findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return clients.find(id).map(this::registered).orElse(null);
    }

    private RegisteredClient registered(Client client) {
        var builder = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.name())
                .clientIdIssuedAt(client.createdAt())
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .scopes(scopes -> scopes.addAll(Scope.within(client.scopes())))
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .setting(GIVEN, Set.copyOf(client.scopes()))
                        .build())
                .tokenSettings(tokens);
        if (client.digest() == null) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            builder.clientSecret(client.digest())
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        if (!client.redirectUris().isEmpty()) {
            builder.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE);
        }
        return builder.build();
    }
}
