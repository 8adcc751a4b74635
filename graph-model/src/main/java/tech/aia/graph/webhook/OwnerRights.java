package tech.aia.graph.webhook;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tech.aia.graph.access.Client;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Scope;
import tech.aia.graph.access.Vault;
import tech.aia.graph.access.VaultReading;
import tech.aia.graph.people.People;
import tech.aia.graph.people.Person;

/** What owners of webhooks may read now: who lost a permission is told no more. */
final class OwnerRights {
    private final Vault vault;

    OwnerRights(Vault vault) {
        this.vault = vault;
    }

    /** By one statement; who is gone, or may not log in, may nothing. */
    Map<String, Set<Permission>> of(Collection<String> owners) {
        var all = List.copyOf(Set.copyOf(owners));
        var readings = all.stream()
                .map(owner -> Clients.reading(owner).and(People.reading(owner), OwnerRights::permissions))
                .toList();
        var permissions = vault.read(VaultReading.all(readings)).iterator();
        var found = new HashMap<String, Set<Permission>>();
        all.forEach(owner -> found.put(owner, permissions.next()));
        return found;
    }

    private static Set<Permission> permissions(Optional<Client> client, Optional<Person> person) {
        return client.map(Client::scopes)
                .or(() -> person.filter(Person::active).map(active -> Role.scopes(active.roles())))
                .map(Scope::permissions)
                .orElse(Set.of());
    }
}
