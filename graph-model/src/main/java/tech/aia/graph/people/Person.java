package tech.aia.graph.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.access.Role;

/**
 * Somebody who can log in.
 *
 * @param name to be shown; null where none was given
 * @param active whether they may log in
 * @param generation grows when password, roles or activity change; a token of an older one is good no more
 * @param lastLogin null before the first
 */
public record Person(
        String id,
        String username,
        String email,
        @Nullable String name,
        List<Role> roles,
        boolean active,
        int generation,
        Instant createdAt,
        @Nullable Instant lastLogin) {
    public Person {
        roles = List.copyOf(roles);
    }
}
