package tech.aia.graph.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.change.Lookout;

/**
 * Turns the ordered changes of the graph into deliveries. A step writes the deliveries and the place up to which they were made in one
 * transaction, which holds the lock of that place: whatever dies, and however many processes take steps, nothing is lost and nothing is
 * doubled. Safe for use by many threads.
 */
public final class EventFanOut {
    private static final Logger LOG = LoggerFactory.getLogger(EventFanOut.class);
    private static final int MOST_DELIVERIES = 250;
    private static final String TRANSACTION_TOO_LARGE = "Neo.TransientError.General.TransactionMemoryLimit";

    private static final String ANYBODY = "MATCH (w:Webhook) WHERE w.active RETURN min(w.since) AS since";
    private static final String LOCK = """
            MERGE (c:WebhookCursor {name: 'fan-out'})
            SET c._lock = true
            REMOVE c._lock
            RETURN coalesce(c.cursor, 0) AS cursor, coalesce(c.position, 0) AS position""";
    private static final String MOVE = """
            MATCH (c:WebhookCursor {name: 'fan-out'})
            SET c.cursor = $cursor, c.position = $position""";

    private final Graph graph;
    private final Changes changes;
    private final LogReader log;
    private final Subscribers subscribers;
    private final PendingSignal pending;
    private final Clock clock;
    private final Lookout lookout;

    /** Nothing before this cursor is still to be looked at, as far as this process knows. */
    private final AtomicLong seen = new AtomicLong();

    /** Deliveries of a step: fewer after a failure, until what cannot be told of is alone. */
    private final AtomicInteger most = new AtomicInteger(MOST_DELIVERIES);

    EventFanOut(Graph graph, Changes changes, Subscribers subscribers, PendingSignal pending, Clock clock) {
        this.graph = graph;
        this.changes = changes;
        this.log = new LogReader(changes);
        this.subscribers = subscribers;
        this.pending = pending;
        this.clock = clock;
        this.lookout = new Lookout(changes, clock);
    }

    private record Taken(int changes, int deliveries, Place upTo) {}

    /** Turns changes into deliveries; says how many. */
    private interface Telling {
        int tell(GraphTransaction tx, LogStretch stretch, Subscribers.Snapshot listening);
    }

    /**
     * Takes some changes. When that fails, the next step takes fewer; a change that fails alone is stepped over, and the log of the process
     * says which. What passes by itself, such as a database that is away, makes no difference.
     *
     * @return how many; 0 when there is nothing to do now
     * @throws GraphException if the graph cannot be read or written; nothing was done then
     */
    public int step() {
        var latest = changes.latest();
        if (latest < seen.get()) {
            return 0;
        }
        var look = lookout.look();
        if (look == null) {
            return 0;
        }
        var since = graph.lookUp(ANYBODY, Map.of()).getFirst().instantOrNull("since");
        if (since == null) {
            look.foundNothing(null);
            return 0;
        }
        var taken = take(since, latest);
        seen.set(taken.upTo().cursor());
        log.passed(taken.upTo());
        if (taken.deliveries() > 0) {
            pending.raise();
        }
        return taken.changes();
    }

    private Taken take(Instant since, long latest) {
        var limit = most.get();
        var tried = new AtomicReference<List<LoggedChange>>(List.of());
        try {
            var taken = graph.write(tx -> take(tx, since, latest, limit, (within, some, to) -> {
                tried.set(some.changes());
                return deliver(within, some, to, since);
            }));
            most.set(Math.min(MOST_DELIVERIES, 2 * limit));
            return taken;
        } catch (RuntimeException | StackOverflowError failure) {
            if (isPassing(failure) || tried.get().isEmpty()) {
                throw failure;
            }
            if (limit > 1) {
                most.set(limit / 2);
                throw failure;
            }
            // Another process may have stepped over it since, so that something else is the next now.
            return graph.write(tx -> take(
                    tx,
                    since,
                    latest,
                    1,
                    (within, some, to) -> some.changes().equals(tried.get())
                            ? stepOver(some, failure)
                            : deliver(within, some, to, since)));
        }
    }

    /** Whether it says nothing of the changes. */
    private static boolean isPassing(Throwable failure) {
        return failure instanceof GraphException.Unavailable
                || (failure instanceof GraphException.Stopped stopped
                        && !stopped.code().equals(TRANSACTION_TOO_LARGE));
    }

    private Taken take(GraphTransaction tx, Instant since, long latest, int limit, Telling telling) {
        var row = tx.run(LOCK, Map.of()).getFirst();
        var kept = new Place(row.integer("cursor"), (int) row.integer("position"));
        var from = kept.orLater(Place.at(since));
        var sets = log.from(from, Objects.equals(from, kept));
        if (sets.isEmpty()) {
            return new Taken(0, 0, new Place(Math.max(from.cursor(), latest + 1), 0));
        }
        var listening = subscribers.of(tx);
        var stretch = LogStretch.of(sets, from, listening::deliveries, limit);
        var made = telling.tell(tx, stretch, listening);
        var next = stretch.next();
        tx.run(MOVE, Map.of("cursor", next.cursor(), "position", (long) next.position()));
        return new Taken(stretch.looked(), made, next);
    }

    private int deliver(GraphTransaction tx, LogStretch stretch, Subscribers.Snapshot listening, Instant since) {
        var events = ChangeEvents.of(tx, stretch.changes(), listening.types(), since);
        return DeliveryNodes.add(tx, listening.addressed(events), clock.instant())
                .size();
    }

    private static int stepOver(LogStretch stretch, Throwable failure) {
        stretch.changes()
                .forEach(change -> LOG.error(
                        "Webhooks are not told of change {}-{}, of {}, as it cannot be written",
                        change.cursor(),
                        change.index(),
                        change.change().entityId(),
                        failure));
        return 0;
    }
}
