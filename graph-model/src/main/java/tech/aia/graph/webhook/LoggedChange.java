package tech.aia.graph.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.change.Change;

/** A change with its place in the log, counted from 0 within its change set. */
record LoggedChange(long cursor, int index, Instant at, Change change) {
    private static final String TASK = "task";

    /** What webhooks call it; null for what they are not told of. */
    @Nullable
    EventType type() {
        return switch (change.kind()) {
            case CREATED -> EventType.ENTITY_CREATED;
            case UPDATED -> EventType.ENTITY_UPDATED;
            case DELETED -> EventType.ENTITY_DELETED;
            case RELATIONSHIP_ADDED -> EventType.RELATIONSHIP_ADDED;
            case RELATIONSHIP_REMOVED -> EventType.RELATIONSHIP_REMOVED;
            case RELATIONSHIP_UPDATED -> null;
        };
    }

    /** Whether a task may have taken a step. */
    boolean isStepOfTask() {
        return TASK.equals(change.entityType())
                && (type() == EventType.ENTITY_CREATED || type() == EventType.ENTITY_UPDATED);
    }
}
