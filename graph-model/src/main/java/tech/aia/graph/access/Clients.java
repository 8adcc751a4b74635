package tech.aia.graph.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tools.jackson.databind.json.JsonMapper;

/** The programs that may ask for tokens, in the vault. Safe for use by many threads. */
public final class Clients {
    private static final String KIND = "oauth-client";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;

    public Clients(Vault vault) {
        this.vault = vault;
    }

    /**
     * A client with the secret that it alone knows from now on.
     *
     * @param secret to be shown once; null for a public client, which has none
     */
    public record Issued(Client client, @Nullable String secret) {}

    /** Makes one whose id and secret are given, or gives it that secret when it has another. */
    public void ensure(String id, String secret, String name, List<String> scopes, Tier tier) {
        var known = find(id);
        if (known.isEmpty()) {
            // Tokens of one with this id that was deleted must not be good again.
            var generation = new SecureRandom().nextInt(1 << 30);
            put(new Client(id, name, Secrets.digest(secret), scopes, tier, List.of(), generation, Instant.now()));
        } else if (!isSecret(secret, known.get())) {
            put(known.get().withSecret(Secrets.digest(secret)));
        }
    }

    public Issued register(NewClient given) {
        var secret = given.isPublic() ? null : Secrets.random();
        var client = new Client(
                "client_" + Secrets.newId(),
                given.name(),
                secret == null ? null : Secrets.digest(secret),
                given.scopes(),
                given.tier(),
                given.redirectUris(),
                0,
                Instant.now());
        put(client);
        return new Issued(client, secret);
    }

    /**
     * Gives it another secret; the old one and every token that was asked for with it are good no more.
     *
     * @throws GraphModelException.NotFound if there is no such client
     * @throws GraphModelException.Conflict if it is a public one
     */
    public Issued renew(String id) {
        var known = existing(id);
        if (!known.hasSecret()) {
            throw new GraphModelException.Conflict("A public client has no secret", null);
        }
        var secret = Secrets.random();
        var client = known.withSecret(Secrets.digest(secret));
        put(client);
        return new Issued(client, secret);
    }

    /** @throws GraphModelException.NotFound if there is no such client */
    public void delete(String id) {
        vault.remove(KIND, existing(id).id());
    }

    public Optional<Client> find(String id) {
        return vault.read(reading(id));
    }

    /** For who needs more of the vault at the same time. */
    public static VaultReading<Optional<Client>> reading(String id) {
        return VaultReading.of(KIND, id).map(entry -> entry.map(Clients::client));
    }

    /** In the order in which they were made. */
    public List<Client> list() {
        return vault.list(KIND).stream()
                .map(Clients::client)
                .sorted(Comparator.comparing(Client::createdAt).thenComparing(Client::id))
                .toList();
    }

    private static boolean isSecret(String secret, Client client) {
        return client.digest() != null && Secrets.matches(secret, client.digest());
    }

    private Client existing(String id) {
        return find(id).orElseThrow(() -> new GraphModelException.NotFound("There is no client '" + id + "'"));
    }

    private void put(Client client) {
        vault.put(KIND, client.id(), JSON.writeValueAsString(client), null);
    }

    private static Client client(Vault.Entry entry) {
        return JSON.readValue(entry.text(), Client.class);
    }
}
