package tech.aia.app.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a key that access tokens are signed with.
 *
 * @param kid as in the header of the tokens
 * @param retiresAt until when tokens that were signed with it are taken; null for the one that is signed with now
 */
public record SigningKey(
        String kid,
        SigningAlgorithm algorithm,
        Instant createdAt,
        @Nullable Instant retiresAt) {}
