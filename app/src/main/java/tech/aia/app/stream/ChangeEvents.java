package tech.aia.app.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeSet;

/**
 * Which events a change set makes, and their names. The same set must make the same events in the same order whenever it is read, as
 * their positions are what readers resume from. Events of other kinds than changes, found by what is kept in the graph for good, are
 * added here, a page of sets at a time, and their last words to {@link #HAPPENINGS}.
 */
@Component
class ChangeEvents {
    /** What can stand after the dot of a name. */
    static final Set<String> HAPPENINGS = Set.of("created", "updated", "deleted", "added", "removed");

    /** What stands before the dot when the type is none that the platform would give: Cypher writers can store any text as one. */
    private static final String UNTYPED = "entity";

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    List<Batch> of(List<ChangeSet> sets) {
        return sets.stream().map(ChangeEvents::batch).toList();
    }

    private static Batch batch(ChangeSet set) {
        var frames = new ArrayList<Frame>(set.changes().size());
        for (var change : set.changes()) {
            var id = new EventId(set.cursor(), frames.size() + 1);
            frames.add(new Frame(id, event(id, set, change)));
        }
        return new Batch(set.cursor(), List.copyOf(frames));
    }

    private static GraphEvent event(EventId id, ChangeSet set, Change change) {
        var type = TYPE.matcher(change.entityType()).matches() ? change.entityType() : null;
        var kind = change.kind().name().toLowerCase(Locale.ROOT);
        return new GraphEvent(
                id.toString(),
                name(change, kind, type),
                type,
                kind,
                subjects(change),
                change.relationshipType(),
                set.at(),
                set.cursor());
    }

    private static String name(Change change, String kind, @Nullable String type) {
        if (change.kind().ofEntity()) {
            return (type == null ? UNTYPED : type) + "." + kind;
        }
        return kind.replace('_', '.');
    }

    private static List<String> subjects(Change change) {
        var other = change.otherId();
        return other == null ? List.of(change.entityId()) : List.of(change.entityId(), other);
    }
}
