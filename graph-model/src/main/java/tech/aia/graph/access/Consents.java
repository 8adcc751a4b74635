package tech.aia.graph.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tech.aia.graph.GraphModelException;
import tools.jackson.databind.json.JsonMapper;

/** What people allowed clients, in the vault. Safe for use by many threads. */
public final class Consents {
    private static final String KIND = "consent";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;

    public Consents(Vault vault) {
        this.vault = vault;
    }

    /** Remembers what a person allows; a consent there is already becomes this wide. */
    public Consent grant(String client, String person, Collection<String> scopes) {
        var known = find(client, person);
        var consent = new Consent(
                known.map(Consent::id).orElseGet(Secrets::newId),
                client,
                person,
                scopes.stream().sorted().toList(),
                known.map(Consent::grantedAt).orElseGet(Instant::now));
        vault.put(KIND, name(client, person), JSON.writeValueAsString(consent), null);
        return consent;
    }

    public Optional<Consent> find(String client, String person) {
        return vault.read(reading(client, person));
    }

    /** For who needs more of the vault at the same time. */
    public static VaultReading<Optional<Consent>> reading(String client, String person) {
        return VaultReading.of(KIND, name(client, person)).map(entry -> entry.map(Consents::consent));
    }

    /** In the order in which they were given. */
    public List<Consent> list(String person) {
        return all(consent -> consent.person().equals(person));
    }

    /** @throws GraphModelException.NotFound if the person allowed this client nothing */
    public void revoke(String client, String person) {
        if (find(client, person).isEmpty()) {
            throw new GraphModelException.NotFound("There is no consent of yours for the client '" + client + "'");
        }
        vault.remove(KIND, name(client, person));
    }

    /** Of a person or a client who is gone. */
    public void revokeAll(String gone) {
        vault.removeAll(all(consent ->
                        consent.person().equals(gone) || consent.client().equals(gone))
                .stream()
                .map(consent -> new Vault.Name(KIND, name(consent.client(), consent.person())))
                .toList());
    }

    private List<Consent> all(Predicate<Consent> which) {
        return vault.list(KIND).stream()
                .map(Consents::consent)
                .filter(which)
                .sorted(Comparator.comparing(Consent::grantedAt).thenComparing(Consent::client))
                .toList();
    }

    private static String name(String client, String person) {
        return client + "\n" + person;
    }

    private static Consent consent(Vault.Entry entry) {
        return JSON.readValue(entry.text(), Consent.class);
    }
}
