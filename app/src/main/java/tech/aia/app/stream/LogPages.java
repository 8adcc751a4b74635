package tech.aia.app.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.cypher.change.ChangeSet;
import tech.aia.cypher.change.Changes;

/** Reads stretches of the log for those who are behind the {@link Feed}, few at a time so that a crowd coming back is no storm. */
@Component
class LogPages {
    /** Two change sets may have 20,000 changes, so few are read at once, and of those not many more than this are kept. */
    private static final int MOST_SETS = 20;

    private static final int ENOUGH_CHANGES = 1000;
    private static final int AT_ONCE = 3;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Changes changes;
    private final ChangeEvents events;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    LogPages(Changes changes, ChangeEvents events) {
        this.changes = changes;
        this.events = events;
    }

    /** The place after everything committed so far. */
    EventId now() {
        return EventId.after(changes.latest());
    }

    /** A little after now by the clock, which processes that share a server may read differently: no event has come by there yet. */
    private EventId farthest() {
        return now().orLater(EventId.after(
                Math.multiplyExact(System.currentTimeMillis() + CLOCKS_DIFFER.toMillis(), 1000L)));
    }

    /**
     * The place that a caller names.
     *
     * @param field where they name it
     * @param text null for none
     * @throws RestException if it is no place, or none that has been yet
     */
    @Nullable
    EventId place(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var place = EventId.parse(text)
                .orElseThrow(() -> EventFilters.refused(
                        field, text, "'" + field + "' must be an event's id, such as 1760000000000000-1"));
        if (place.compareTo(farthest()) > 0) {
            throw EventFilters.refused(field, text, "'" + field + "' lies in the future; no event has had this id yet");
        }
        return place;
    }

    /** What comes after {@code place}; nothing at all when the log no longer reaches back to it. */
    Optional<Page> after(EventId place) throws InterruptedException {
        turns.acquire();
        try {
            var latest = changes.latest();
            var sets = changes.after(place.cursor() - 1, MOST_SETS);
            // Asked last: what is forgotten while it is read must not be passed over.
            if (place.cursor() <= latest && !changes.reachesBackTo(place.cursor())) {
                return Optional.empty();
            }
            return Optional.of(page(place, sets, latest));
        } finally {
            turns.release();
        }
    }

    /**
     * As {@link #after}.
     *
     * @throws RestException if the log no longer reaches back to it
     */
    Page kept(EventId place) throws InterruptedException {
        return after(place)
                .orElseThrow(() -> new RestException(
                        ErrorCode.GONE,
                        "The changes after " + place
                                + " are no longer kept (aia.neo4j.change-retention); read what you need anew, and go on from now",
                        "after",
                        place.toString()));
    }

    /** From the oldest change that is kept. */
    Page oldest() throws InterruptedException {
        turns.acquire();
        try {
            var latest = changes.latest();
            return page(new EventId(0, 0), changes.after(0, MOST_SETS), latest);
        } finally {
            turns.release();
        }
    }

    private Page page(EventId place, List<ChangeSet> sets, long latest) {
        var kept = new ArrayList<ChangeSet>();
        var count = 0;
        for (var set : sets) {
            kept.add(set);
            count += set.changes().size();
            if (count >= ENOUGH_CHANGES) {
                break;
            }
        }
        var last = kept.isEmpty() ? 0 : kept.getLast().cursor();
        var whole = kept.size() == sets.size() && sets.size() < MOST_SETS;
        return new Page(
                events.of(kept),
                EventId.after(whole ? Math.max(latest, last) : last).orLater(place));
    }
}
