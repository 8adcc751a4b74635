package tech.aia.graph.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that may ask for tokens.
 *
 * @param digest of its secret; null for a public client, which can keep none
 * @param scopes it was given; it may ask for less by narrower ones
 * @param tier how much it may ask
 * @param redirectUris where it may have people sent back to who signed in; none for one that calls in its own name only
 * @param generation of its secret; a token of an older one is good no more
 */
public record Client(
        String id,
        String name,
        @Nullable String digest,
        List<String> scopes,
        Tier tier,
        List<String> redirectUris,
        int generation,
        Instant createdAt) {
    public Client {
        scopes = List.copyOf(scopes);
        redirectUris = kept(redirectUris);
    }

    /** Clients that were kept before there were redirect URIs have none. */
    private static List<String> kept(@Nullable List<String> uris) {
        return uris == null ? List.of() : List.copyOf(uris);
    }

    /** Not so for one that runs where it can keep none, such as on a phone or in a browser. */
    public boolean hasSecret() {
        return digest != null;
    }

    Client withSecret(String other) {
        return new Client(id, name, other, scopes, tier, redirectUris, generation + 1, createdAt);
    }
}
