package tech.aia.graph.access;

import java.util.List;
import tech.aia.graph.GraphModelException;

/**
 * A client to be registered.
 *
 * @param name for people to read, 1 to 100 characters
 * @param scopes at least one; each must be known
 * @param tier how much it may ask
 * @param redirectUris where it may have people sent back to: https, http on this machine, or a scheme of its own for a public one
 * @param isPublic whether it can keep no secret; it then calls in the name of people only
 */
public record NewClient(String name, List<String> scopes, Tier tier, List<String> redirectUris, boolean isPublic) {
    private static final int LONGEST_NAME = 100;

    /** @throws GraphModelException.InvalidValue if the name, a scope or a redirect URI cannot be */
    public NewClient {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new GraphModelException.InvalidValue(
                    "name", "The name must have 1 to " + LONGEST_NAME + " characters", name);
        }
        requireKnown(scopes);
        scopes = List.copyOf(scopes);
        redirectUris = RedirectUris.requireGood(redirectUris, isPublic);
    }

    private static void requireKnown(List<String> scopes) {
        if (scopes.isEmpty()) {
            throw new GraphModelException.InvalidValue("scopes", "A client needs at least one scope", scopes);
        }
        for (var scope : scopes) {
            if (Scope.permissions(List.of(scope)).isEmpty()) {
                throw new GraphModelException.InvalidValue(
                        "scopes", "There is no scope '" + scope + "'; there are " + Scope.words(), scope);
            }
        }
    }
}
