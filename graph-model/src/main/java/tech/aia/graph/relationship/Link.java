package tech.aia.graph.relationship;

import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Where a relationship is.
 *
 * @param from id of the entity it starts at
 * @param to id of the entity it ends at
 * @param key tells relationships of one type between the same two apart, 1 to {@value #LONGEST} characters; an import finds them by it,
 *     too. Null where there is only one
 */
public record Link(
        String from,
        RelationshipType type,
        String to,
        @Nullable String key) {
    private static final int LONGEST = 400;

    public Link {
        if (key != null && (key.isBlank() || key.length() > LONGEST)) {
            throw new GraphModelException.InvalidValue(
                    "key", "The key of a relationship has 1 to " + LONGEST + " characters", key);
        }
    }
}
