package tech.aia.cypher.change;

import java.time.Duration;
import java.util.List;

/** The ordered log of committed changes. Safe for use by many threads. */
public interface Changes {

    /** A cursor such that everything committed before this call is at or before it. */
    long latest();

    /** Whether everything after {@code cursor} is still in the log; if not, a read model must be made anew from the graph. */
    boolean reachesBackTo(long cursor);

    /** The change sets after {@code cursor} in order, {@code limit} at most; empty when there is nothing new. */
    List<ChangeSet> after(long cursor, int limit);

    /**
     * A number that is another after each commit, whoever made it and whatever it changed. Where commits of others cannot be observed, as on
     * an external server, it is another with each call.
     */
    long commits();

    /**
     * How often somebody whom {@link #onCommit} wakes looks for changes by himself all the same: rarely where every commit is observed, and as
     * often as given on an external server, where others commit unseen.
     */
    Duration lookAnyway(Duration unseen);

    /** Calls {@code listener} soon after each commit of changes, on a thread it must not hold; closing ends that. */
    Subscription onCommit(Runnable listener);

    /** Ends an {@link #onCommit} registration. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
