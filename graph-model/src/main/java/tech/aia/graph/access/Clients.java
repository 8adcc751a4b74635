package tech.aia.graph.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tech.aia.graph.GraphModelException;
import tools.jackson.databind.json.JsonMapper;

/** The programs that may ask for tokens, in the vault. Safe for use by many threads. */
public final class Clients {
    private static final String KIND = "oauth-client";
    private static final int LONGEST_NAME = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;

    public Clients(Vault vault) {
        this.vault = vault;
    }

    /**
     * A client with the secret that it alone knows from now on.
     *
     * @param secret to be shown once
     */
    public record Issued(Client client, String secret) {}

    /** Makes one whose id and secret are given, or gives it that secret when it has another. */
    public void ensure(String id, String secret, String name, List<String> scopes, Tier tier) {
        var known = find(id);
        if (known.isEmpty()) {
            put(new Client(id, name, Secrets.digest(secret), scopes, tier, 0, Instant.now()));
        } else if (!Secrets.matches(secret, known.get().digest())) {
            put(known.get().withSecret(Secrets.digest(secret)));
        }
    }

    /**
     * @param name for people to read
     * @param scopes at least one; each must be known
     * @param tier how much it may ask
     * @throws GraphModelException.InvalidValue if the name or a scope cannot be
     */
    public Issued register(String name, List<String> scopes, Tier tier) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new GraphModelException.InvalidValue(
                    "name", "The name must have 1 to " + LONGEST_NAME + " characters", name);
        }
        requireKnown(scopes);
        var secret = Secrets.random();
        var client =
                new Client("client_" + Secrets.newId(), name, Secrets.digest(secret), scopes, tier, 0, Instant.now());
        put(client);
        return new Issued(client, secret);
    }

    private static void requireKnown(List<String> scopes) {
        if (scopes.isEmpty()) {
            throw new GraphModelException.InvalidValue("scopes", "A client needs at least one scope", scopes);
        }
        for (var scope : scopes) {
            if (Scope.permissions(List.of(scope)).isEmpty()) {
                throw new GraphModelException.InvalidValue(
                        "scopes", "There is no scope '" + scope + "'; there are " + Scope.words(), scope);
            }
        }
    }

    /**
     * Gives it another secret; the old one and every token that was asked for with it are good no more.
     *
     * @throws GraphModelException.NotFound if there is no such client
     */
    public Issued renew(String id) {
        var secret = Secrets.random();
        var client = existing(id).withSecret(Secrets.digest(secret));
        put(client);
        return new Issued(client, secret);
    }

    /** @throws GraphModelException.NotFound if there is no such client */
    public void delete(String id) {
        vault.remove(KIND, existing(id).id());
    }

    public Optional<Client> find(String id) {
        return vault.read(KIND, id).map(Clients::client);
    }

    /** In the order in which they were made. */
    public List<Client> list() {
        return vault.list(KIND).stream()
                .map(Clients::client)
                .sorted(Comparator.comparing(Client::createdAt).thenComparing(Client::id))
                .toList();
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
