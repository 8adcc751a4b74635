package tech.aia.cypher.passthrough;

/** What a statement changed. A property set to the value it had counts. */
public record UpdateCounters(
        long nodesCreated,
        long nodesDeleted,
        long relationshipsCreated,
        long relationshipsDeleted,
        long propertiesSet,
        long labelsAdded,
        long labelsRemoved) {
    static final UpdateCounters NONE = new UpdateCounters(0, 0, 0, 0, 0, 0, 0);

    public boolean any() {
        return !equals(NONE);
    }
}
