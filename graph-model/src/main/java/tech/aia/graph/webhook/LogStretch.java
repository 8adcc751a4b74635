package tech.aia.graph.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tech.aia.cypher.change.ChangeSet;

/**
 * Some of the log, at most so many changes that somebody wants to be told of.
 *
 * @param looked how many changes were looked at
 * @param next the place after it
 */
record LogStretch(List<LoggedChange> changes, int looked, Place next) {

    static LogStretch of(List<ChangeSet> sets, Place from, Set<EventType> wanted, int most) {
        var changes = new ArrayList<LoggedChange>();
        var looked = 0;
        var next = from;
        for (var set : sets) {
            for (int index = from.read(set); index < set.changes().size(); index++) {
                if (changes.size() == most) {
                    return new LogStretch(changes, looked, new Place(set.cursor(), index));
                }
                var change = new LoggedChange(
                        set.cursor(), index, set.at(), set.changes().get(index));
                looked++;
                if (change.concerns(wanted)) {
                    changes.add(change);
                }
            }
            next = Place.after(set);
        }
        return new LogStretch(changes, looked, next);
    }
}
