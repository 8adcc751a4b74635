package tech.aia.app.security;

import java.util.List;
import java.util.Optional;
import tech.aia.graph.access.Client;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Scope;
import tech.aia.graph.access.Vault;
import tech.aia.graph.access.VaultReading;
import tech.aia.graph.people.People;
import tech.aia.graph.people.Person;

/** Whose token or key it is, as things stand now. */
final class Holders {
    private final Vault vault;
    private final LimitSettings limits;

    Holders(Vault vault, LimitSettings limits) {
        this.vault = vault;
        this.limits = limits;
    }

    /** Empty for who is gone or may not log in any more. */
    Optional<Holder> find(String id) {
        return vault.read(reading(id));
    }

    /** For who needs more of the vault at the same time. */
    VaultReading<Optional<Holder>> reading(String id) {
        return Clients.reading(id)
                .and(
                        People.reading(id),
                        (client, person) -> client.map(Holders::holder)
                                .or(() -> person.filter(Person::active).map(this::holder)));
    }

    private static Holder holder(Client client) {
        return new Holder(
                client.id(), client.generation(), Scope.permissions(client.scopes()), List.of(), client.tier());
    }

    private Holder holder(Person person) {
        return new Holder(
                person.id(),
                person.generation(),
                Scope.permissions(Role.scopes(person.roles())),
                person.roles(),
                limits.tier(person.roles()));
    }
}
