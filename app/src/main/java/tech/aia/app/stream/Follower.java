package tech.aia.app.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Follows the changes of the graph from a place on, as fast as it is asked. It holds nothing but its place. For one thread at a time, but
 * any may {@link #close} it.
 */
public final class Follower implements AutoCloseable {
    private final Feed feed;
    private final LogPages log;
    private final Runnable whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private EventId place;

    Follower(Feed feed, LogPages log, EventId place, Runnable whenClosed) {
        this.feed = feed;
        this.log = log;
        this.place = place;
        this.whenClosed = whenClosed;
    }

    /**
     * What comes next, in order; nothing if that takes longer than {@code patience}, or when it is closed.
     *
     * @throws tech.aia.app.rest.error.RestException if what comes next is no longer kept
     * @throws tech.aia.cypher.GraphException if the log cannot be read
     */
    public List<GraphEvent> next(Duration patience) throws InterruptedException {
        var found = read();
        if (found.isEmpty()) {
            feed.await(place, patience.toNanos(), closed::get);
            found = closed.get() ? List.of() : read();
        }
        return found;
    }

    private List<GraphEvent> read() throws InterruptedException {
        var recent = feed.after(place);
        var page = recent == null ? log.kept(place) : recent;
        var events = new ArrayList<GraphEvent>();
        for (var batch : page.batches()) {
            for (var frame : batch.frames()) {
                if (frame.id().compareTo(place) > 0) {
                    events.add(frame.event());
                }
            }
        }
        place = page.next();
        return events;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            feed.wakeAll();
            whenClosed.run();
        }
    }
}
