package tech.aia.graph.webhook;

import java.time.Instant;
import tech.aia.cypher.change.ChangeSet;

/**
 * Up to where the log of changes was turned into deliveries: everything before the change set with this cursor, and this many changes of it.
 */
record Place(long cursor, int position) {
    private static final long CLOCKS_DIFFER_SECONDS = 60;

    static Place after(ChangeSet set) {
        return new Place(set.cursor() + 1, 0);
    }

    /** Nothing before this time comes after it. */
    static Place at(Instant time) {
        return new Place(Math.max(0, Math.multiplyExact(time.getEpochSecond() - CLOCKS_DIFFER_SECONDS, 1_000_000L)), 0);
    }

    Place orLater(Place other) {
        return cursor >= other.cursor ? this : other;
    }

    /** How many changes of the set were read already. */
    int read(ChangeSet set) {
        return set.cursor() == cursor ? position : 0;
    }
}
