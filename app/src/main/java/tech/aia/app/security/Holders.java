package tech.aia.app.security;

import java.util.List;
import java.util.Optional;
import tech.aia.graph.access.Client;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Scope;
import tech.aia.graph.people.People;
import tech.aia.graph.people.Person;

/** Whose token or key it is, as things stand now. */
final class Holders {
    private final Clients clients;
    private final People people;

    private final LimitSettings limits;

    Holders(Clients clients, People people, LimitSettings limits) {
        this.limits = limits;
        this.clients = clients;
        this.people = people;
    }

    /** Empty for who is gone or may not log in any more. */
    Optional<Holder> find(String id) {
        return clients.find(id)
                .map(Holders::holder)
                .or(() -> people.find(id).filter(Person::active).map(this::holder));
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
