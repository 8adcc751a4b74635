package tech.aia.embeddings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeSet;

/**
 * Changes that were read from the log but are not in the index yet. A small transaction goes ahead of a large one, so that what
 * somebody typed is found within a second although an import is under way; as work always looks at the present state of an
 * entity, order does not matter to the result.
 */
final class Backlog {
    private static final int SMALL = 200;

    private final ArrayDeque<Work> urgent = new ArrayDeque<>();
    private final ArrayDeque<Work> bulk = new ArrayDeque<>();
    private long read;
    private long waiting;

    /** The entities that one change set touched. */
    record Work(long cursor, List<String> ids) {}

    Backlog(long cursor) {
        this.read = cursor;
    }

    synchronized void add(ChangeSet set) {
        var ids = new LinkedHashSet<String>();
        set.changes().stream()
                .filter(change -> change.kind().ofEntity())
                .map(Change::entityId)
                .forEach(ids::add);
        if (!ids.isEmpty()) {
            (ids.size() <= SMALL ? urgent : bulk).add(new Work(set.cursor(), List.copyOf(ids)));
            waiting += ids.size();
        }
        read = Math.max(read, set.cursor());
    }

    /** Says that the log has nothing more up to this cursor. */
    synchronized void readUpTo(long cursor) {
        read = Math.max(read, cursor);
    }

    /** Urgent work, several small change sets together; empty when there is none. It stays counted until {@link #done}. */
    synchronized List<Work> takeUrgent() {
        return take(urgent);
    }

    synchronized boolean isUrgent() {
        return !urgent.isEmpty();
    }

    synchronized List<Work> takeBulk() {
        return take(bulk);
    }

    private static List<Work> take(ArrayDeque<Work> queue) {
        var taken = new ArrayList<Work>();
        int ids = 0;
        while (!queue.isEmpty() && (ids == 0 || ids + queue.peek().ids().size() <= SMALL)) {
            var work = queue.remove();
            ids += work.ids().size();
            taken.add(work);
        }
        return taken;
    }

    synchronized void done(List<Work> work) {
        work.forEach(item -> waiting -= item.ids().size());
    }

    synchronized long waiting() {
        return waiting;
    }

    /** How far the log has been read. */
    synchronized long read() {
        return read;
    }

    /** The cursor up to which nothing waits, given that nothing taken is still under way. */
    synchronized long settled() {
        var first = Math.min(first(urgent), first(bulk));
        return first == Long.MAX_VALUE ? read : first - 1;
    }

    private static long first(ArrayDeque<Work> queue) {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().cursor();
    }
}
