package tech.aia.app.rest.aia;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Sessions;
import tech.aia.graph.access.ApiKey;
import tech.aia.graph.access.Client;
import tech.aia.graph.access.NewClient;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Tier;
import tech.aia.graph.people.NewPerson;
import tech.aia.graph.people.Person;

/** People, clients and keys to and from this face's bodies. */
final class AuthViews {
    private AuthViews() {}

    static AuthBodies.Person view(Person person) {
        return new AuthBodies.Person(
                person.id(),
                person.username(),
                person.email(),
                person.name(),
                person.roles().stream().map(Role::word).toList(),
                person.active(),
                person.createdAt(),
                person.lastLogin());
    }

    static AuthBodies.Tokens view(Sessions.Given given) {
        return new AuthBodies.Tokens(
                given.accessToken(),
                "Bearer",
                given.expiresIn().toSeconds(),
                String.join(" ", given.scopes()),
                given.refreshToken(),
                view(given.person()));
    }

    static AuthBodies.Key view(ApiKey key) {
        return new AuthBodies.Key(
                key.id(),
                key.name(),
                key.permissions().stream().map(Permission::word).toList(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }

    static AuthBodies.Client view(Client client) {
        return new AuthBodies.Client(
                client.id(),
                client.name(),
                client.scopes(),
                client.tier().word(),
                client.redirectUris(),
                !client.hasSecret(),
                client.createdAt());
    }

    static NewClient client(AuthBodies.NewClient body) {
        return new NewClient(
                Bodies.required("name", body.name()),
                TaskRequests.names("scopes", Bodies.required("scopes", body.scopes())),
                tier(body.tier()),
                body.redirectUris() == null ? List.of() : TaskRequests.names("redirect_uris", body.redirectUris()),
                Boolean.TRUE.equals(body.isPublic()));
    }

    static List<String> words(Set<Permission> permissions) {
        return permissions.stream().map(Permission::word).sorted().toList();
    }

    static NewPerson person(AuthBodies.Registration body) {
        return new NewPerson(
                Bodies.required("username", body.username()),
                Bodies.required("email", body.email()),
                body.name(),
                Bodies.required("password", body.password()));
    }

    static List<Role> roles(List<String> words) {
        return TaskRequests.names("roles", words).stream()
                .map(word -> Role.find(word)
                        .orElseThrow(() -> new RestException(
                                ErrorCode.VALIDATION,
                                "There is no role '" + word + "'; there are " + Role.words(),
                                "roles",
                                word)))
                .toList();
    }

    static Tier tier(@Nullable String word) {
        return word == null
                ? Tier.DEVELOPER
                : Tier.find(word)
                        .orElseThrow(() -> new RestException(
                                ErrorCode.VALIDATION,
                                "There is no tier '" + word + "'; there are " + Tier.words(),
                                "tier",
                                word));
    }

    static List<Permission> permissions(List<String> words) {
        return TaskRequests.names("permissions", words).stream()
                .distinct()
                .map(word -> Permission.find(word)
                        .orElseThrow(() -> new RestException(
                                ErrorCode.VALIDATION,
                                "There is no permission '" + word + "'; there are "
                                        + String.join(", ", words(Set.of(Permission.values()))),
                                "permissions",
                                word)))
                .toList();
    }
}
