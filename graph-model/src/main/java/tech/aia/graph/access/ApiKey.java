package tech.aia.graph.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; the key itself only its owner knows.
 *
 * @param owner id of the client or person in whose name it calls
 * @param permissions that it carries as far as its owner has them
 * @param expiresAt null for never
 * @param lastUsedAt within a minute; null when it was never used
 */
public record ApiKey(
        String id,
        String name,
        String owner,
        List<Permission> permissions,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    public ApiKey {
        permissions = List.copyOf(permissions);
    }
}
