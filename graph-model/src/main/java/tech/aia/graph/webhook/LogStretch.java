package tech.aia.graph.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import tech.aia.cypher.change.ChangeSet;

/**
 * Some of the log: the changes of it that somebody wants to be told of.
 *
 * @param looked how many changes were looked at
 * @param next the place after it
 */
record LogStretch(List<LoggedChange> changes, int looked, Place next) {

    /**
     * As long as it makes at most so many deliveries, or one wanted change if that makes more.
     *
     * @param deliveries how many a change makes; 0 when nobody wants to be told of it
     */
    static LogStretch of(List<ChangeSet> sets, Place from, ToIntFunction<LoggedChange> deliveries, int most) {
        var changes = new ArrayList<LoggedChange>();
        var made = 0;
        var looked = 0;
        var next = from;
        for (var set : sets) {
            for (int index = from.read(set); index < set.changes().size(); index++) {
                var change = new LoggedChange(
                        set.cursor(), index, set.at(), set.changes().get(index));
                var more = deliveries.applyAsInt(change);
                if (more > 0 && made > 0 && made + more > most) {
                    return new LogStretch(changes, looked, new Place(set.cursor(), index));
                }
                looked++;
                made += more;
                if (more > 0) {
                    changes.add(change);
                }
            }
            next = Place.after(set);
        }
        return new LogStretch(changes, looked, next);
    }
}
