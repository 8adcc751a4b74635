package tech.aia.cypher.change;

import java.util.TreeSet;

/**
 * Hands out cursors and knows up to which one all transactions have ended, so that a reader never steps over a change that took
 * an earlier cursor but commits later. Cursors follow the wall clock in microseconds and never go back, not even when it does.
 */
final class ChangeClock {
    private final TreeSet<Long> underWay = new TreeSet<>();
    private long last;

    ChangeClock(long last) {
        this.last = last;
    }

    /** A cursor for a transaction about to commit; {@link #end} must follow. */
    synchronized long begin() {
        last = Math.max(last + 1, Math.multiplyExact(System.currentTimeMillis(), 1000L));
        underWay.add(last);
        return last;
    }

    synchronized void end(long cursor) {
        underWay.remove(cursor);
    }

    /** Every transaction with this cursor or an earlier one has ended. */
    synchronized long settled() {
        return underWay.isEmpty() ? last : underWay.first() - 1;
    }
}
