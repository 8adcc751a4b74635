package tech.aia.cypher.change;

import org.jspecify.annotations.Nullable;

/**
 * One change of an entity or of a relationship between two entities.
 *
 * @param entityId id of the entity, or of the relationship's start
 * @param entityType {@code type} of that entity
 * @param relationshipType such as {@code PURCHASED}; null for a change of an entity
 * @param otherId id of the entity at the relationship's end; null for a change of an entity
 */
public record Change(
        ChangeKind kind,
        String entityId,
        String entityType,
        @Nullable String relationshipType,
        @Nullable String otherId) {

    public static Change of(ChangeKind kind, String entityId, String entityType) {
        return new Change(kind, entityId, entityType, null, null);
    }
}
