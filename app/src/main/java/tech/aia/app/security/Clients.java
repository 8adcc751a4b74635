package tech.aia.app.security;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import tech.aia.cypher.server.Credentials;
import tech.aia.graph.access.Scope;
import tech.aia.graph.access.Vault;
import tools.jackson.databind.json.JsonMapper;

/** The programs that may ask for tokens, in the vault. */
final class Clients implements RegisteredClientRepository {
    /** Setting of a client: the scopes it was given; it may ask for less by narrower ones. */
    static final String GIVEN = "tech.aia.scopes";

    private static final String KIND = "client";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;
    private final TokenSettings tokens;

    /**
     * @param accessTokens how long an access token is good
     * @param refreshTokens how long a refresh token is good
     */
    Clients(Vault vault, Duration accessTokens, Duration refreshTokens) {
        this.vault = vault;
        this.tokens = TokenSettings.builder()
                .accessTokenTimeToLive(accessTokens)
                .refreshTokenTimeToLive(refreshTokens)
                .reuseRefreshTokens(false)
                .build();
    }

    /** As it is kept. */
    private record Client(String id, String name, String secret, List<String> scopes, Instant createdAt) {}

    /** Makes the first client, whose secret is for the owner of the data directory, and makes it known to this graph. */
    void ensureFirst(Credentials credentials) {
        if (credentials.get("client.id").isEmpty()
                || credentials.get("client.secret").isEmpty()) {
            credentials.put(Map.of(
                    "client.id",
                    "client_" + Credentials.newSecret().substring(0, 12),
                    "client.secret",
                    Credentials.newSecret()));
        }
        var id = credentials.get("client.id").orElseThrow();
        var secret = SecretEncoder.digest(credentials.get("client.secret").orElseThrow());
        var known = find(id);
        // Who can write the file may also choose the secret in it.
        if (known == null || !known.secret().equals(secret)) {
            var client = new Client(id, "first client", secret, List.of("read", "write"), Instant.now());
            vault.put(KIND, id, JSON.writeValueAsString(client), null);
        }
    }

    private @Nullable Client find(String id) {
        return vault.read(KIND, id)
                .map(entry -> JSON.readValue(entry.text(), Client.class))
                .orElse(null);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are not registered over the protocol");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        var client = find(id);
        return client == null
                ? null
                : RegisteredClient.withId(client.id())
                        .clientId(client.id())
                        .clientName(client.name())
                        .clientSecret(client.secret())
                        .clientIdIssuedAt(client.createdAt())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .scopes(scopes -> scopes.addAll(Scope.within(client.scopes())))
                        .clientSettings(ClientSettings.builder()
                                .setting(GIVEN, Set.copyOf(client.scopes()))
                                .build())
                        .tokenSettings(tokens)
                        .build();
    }
}
