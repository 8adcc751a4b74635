package tech.aia.graph.access;

import java.time.Instant;
import java.util.List;

/**
 * A program that may ask for tokens.
 *
 * @param digest of its secret
 * @param scopes it was given; it may ask for less by narrower ones
 * @param tier how much it may ask
 * @param generation of its secret; a token of an older one is good no more
 */
public record Client(
        String id, String name, String digest, List<String> scopes, Tier tier, int generation, Instant createdAt) {
    public Client {
        scopes = List.copyOf(scopes);
    }

    Client withSecret(String other) {
        return new Client(id, name, other, scopes, tier, generation + 1, createdAt);
    }
}
