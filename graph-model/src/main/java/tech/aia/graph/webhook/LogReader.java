package tech.aia.graph.webhook;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.change.ChangeSet;
import tech.aia.cypher.change.Changes;

/**
 * Reads the log of changes from a place on. What was read is remembered while the place is inside it, so that a large change set is read
 * once, however many steps it takes. Safe for use by many threads.
 */
final class LogReader {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final int SETS = 20;
    private static final Stretch NOTHING = new Stretch(0, List.of());

    private final Changes changes;
    private volatile Stretch remembered = NOTHING;

    LogReader(Changes changes) {
        this.changes = changes;
    }

    /** All sets from this cursor to that of the last of them. */
    private record Stretch(long from, List<ChangeSet> sets) {
        boolean holds(Place place) {
            return !sets.isEmpty()
                    && from <= place.cursor()
                    && place.cursor() <= sets.getLast().cursor();
        }

        List<ChangeSet> from(Place place) {
            return sets.stream().filter(set -> set.cursor() >= place.cursor()).toList();
        }
    }

    /**
     * The next sets, some at most; empty when there is nothing new.
     *
     * @param goesOn whether everything before that place was read, so that it is said when something after it is no longer kept
     */
    List<ChangeSet> from(Place place, boolean goesOn) {
        var known = remembered;
        if (known.holds(place)) {
            return known.from(place);
        }
        var sets = changes.after(place.cursor() - 1, SETS);
        if (!sets.isEmpty() && goesOn && !changes.reachesBackTo(place.cursor() - 1)) {
            LOG.warn("Changes after {} are no longer kept, so webhooks are not told of them", place.cursor() - 1);
        }
        remembered = new Stretch(place.cursor(), sets);
        return sets;
    }

    /** Nothing before this place is needed any more. */
    void passed(Place place) {
        if (!remembered.holds(place)) {
            remembered = NOTHING;
        }
    }
}
