package tech.aia.app.live;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tech.aia.app.stream.GraphEvent;

/** The schema's type of this name. */
record EntityEvent(
        String cursor,
        Happening event,
        Instant at,
        String id,
        @Nullable String entityType) {

    /** The schema's {@code EntityHappening}. */
    enum Happening {
        CREATED,
        UPDATED,
        DELETED
    }

    /** The schema's {@code EntityEventWhere}. */
    record Where(
            @Nullable List<String> ids,
            @Nullable List<String> types,
            @Nullable List<Happening> events) {
        static final Where ALL = new Where(null, null, null);

        /** @throws tech.aia.graph.GraphModelException.InvalidValue if a list is too long */
        Where checked() {
            Wanted.check("ids", ids);
            Wanted.check("types", types);
            return this;
        }

        private boolean matches(EntityEvent event) {
            return Wanted.has(ids, event.id())
                    && Wanted.has(types, event.entityType())
                    && Wanted.has(events, event.event());
        }
    }

    static List<EntityEvent> of(List<GraphEvent> changes, Where where) {
        return changes.stream()
                .filter(change -> change.relationship() == null)
                .map(EntityEvent::of)
                .filter(where::matches)
                .toList();
    }

    private static EntityEvent of(GraphEvent change) {
        return new EntityEvent(
                change.id(),
                Happening.valueOf(change.change().toUpperCase(Locale.ROOT)),
                change.at(),
                change.subjects().getFirst(),
                change.type());
    }
}
