package tech.aia.cypher.change;

/** What happened; the lower-case names are those of the API documents, except {@code relationship_updated}, which is ours. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DELETED,
    RELATIONSHIP_ADDED,
    RELATIONSHIP_UPDATED,
    RELATIONSHIP_REMOVED;

    public boolean ofEntity() {
        return this == CREATED || this == UPDATED || this == DELETED;
    }
}
