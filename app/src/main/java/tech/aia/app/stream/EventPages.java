package tech.aia.app.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log in pages. */
@Component
class EventPages {
    /** A filter that nothing passes must not read the whole log in one request. */
    private static final int MOST_LOOKED_AT = 20_000;

    private final LogPages log;

    EventPages(LogPages log) {
        this.log = log;
    }

    /** @param place after which the page begins; null for the oldest change that is kept */
    EventPage page(@Nullable EventId place, EventFilter filter, int limit) throws InterruptedException {
        var events = new ArrayList<GraphEvent>();
        var at = place == null ? new EventId(0, 0) : place;
        var looked = 0;
        var first = place == null;
        while (looked < MOST_LOOKED_AT) {
            var read = first ? log.oldest() : after(at);
            first = false;
            if (read.batches().isEmpty()) {
                return new EventPage(events, read.next().toString(), false);
            }
            for (var batch : read.batches()) {
                for (var frame : batch.frames()) {
                    if (frame.id().compareTo(at) > 0) {
                        looked++;
                        at = frame.id();
                        if (filter.matches(frame.event())) {
                            events.add(frame.event());
                        }
                        if (events.size() == limit) {
                            return full(events, at);
                        }
                    }
                }
            }
            at = read.next();
        }
        return full(events, at);
    }

    private EventPage full(List<GraphEvent> events, EventId at) {
        return new EventPage(events, at.toString(), at.compareTo(log.now()) < 0);
    }

    private Page after(EventId place) throws InterruptedException {
        return log.kept(place);
    }
}
