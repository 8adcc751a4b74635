package tech.aia.app.live;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tech.aia.app.stream.GraphEvent;

/** The schema's type of this name. */
record RelationshipEvent(String cursor, Happening event, Instant at, String type, String startId, String endId) {
    private static final String KIND = "relationship_";

    /** The schema's {@code RelationshipHappening}. */
    enum Happening {
        ADDED,
        UPDATED,
        REMOVED
    }

    /** The schema's {@code RelationshipEventWhere}. */
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

        private boolean matches(RelationshipEvent event) {
            return Wanted.hasAny(ids, List.of(event.startId(), event.endId()))
                    && Wanted.has(types, event.type())
                    && Wanted.has(events, event.event());
        }
    }

    static List<RelationshipEvent> of(List<GraphEvent> changes, Where where) {
        return changes.stream()
                .filter(change -> change.relationship() != null)
                .map(RelationshipEvent::of)
                .filter(where::matches)
                .toList();
    }

    private static RelationshipEvent of(GraphEvent change) {
        return new RelationshipEvent(
                change.id(),
                Happening.valueOf(change.change().substring(KIND.length()).toUpperCase(Locale.ROOT)),
                change.at(),
                String.valueOf(change.relationship()),
                change.subjects().getFirst(),
                change.subjects().getLast());
    }
}
