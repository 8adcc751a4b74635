package tech.aia.cypher.change;

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

    /** Calls {@code listener} soon after each commit, on a thread it must not hold; closing ends that. */
    Subscription onCommit(Runnable listener);

    /** Ends an {@link #onCommit} registration. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
