package tech.aia.app.stream;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The changes of the graph for other doors than this package's own. Its followers count among the readers of the event stream. */
@Component
public class Followers {
    private final Feed feed;
    private final LogPages log;
    private final Readers readers;

    Followers(Feed feed, LogPages log, Readers readers) {
        this.feed = feed;
        this.log = log;
        this.readers = readers;
    }

    /** The place after everything committed so far, as {@link #from} takes it. */
    public String now() {
        return log.now().toString();
    }

    /**
     * Opens followers that begin at a place.
     *
     * @param after id of an event; null for now
     * @throws tech.aia.app.rest.error.RestException if it is no such id; from the supplier, if there are too many readers already
     */
    public Supplier<Follower> from(@Nullable String after) {
        var asked = log.place("after", after);
        var place = asked == null ? log.now() : asked;
        return () -> {
            readers.takePlace();
            return new Follower(feed, log, place, readers::giveBack);
        };
    }
}
