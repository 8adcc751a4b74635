package tech.aia.graph.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Changes;

/**
 * Turns the ordered changes of the graph into deliveries. A step writes the deliveries and the place up to which they were made in one
 * transaction, which holds the lock of that place: whatever dies, and however many processes take steps, nothing is lost and nothing is
 * doubled. Safe for use by many threads.
 */
public final class EventFanOut {
    private static final Logger LOG = LoggerFactory.getLogger(EventFanOut.class);
    private static final int SETS = 20;
    private static final int MOST_DELIVERIES = 1_000;
    private static final int LEAST_CHANGES = 10;

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
    private final Subscribers subscribers;
    private final PendingSignal pending;
    private final Clock clock;

    /** Nothing before this cursor is still to be looked at, as far as this process knows. */
    private final AtomicLong seen = new AtomicLong();

    EventFanOut(Graph graph, Changes changes, Subscribers subscribers, PendingSignal pending, Clock clock) {
        this.graph = graph;
        this.changes = changes;
        this.subscribers = subscribers;
        this.pending = pending;
        this.clock = clock;
    }

    private record Taken(int changes, int deliveries, long upTo) {}

    /**
     * Takes some changes.
     *
     * @return how many; 0 when there is nothing to do now
     * @throws tech.aia.cypher.GraphException if the graph cannot be read or written; nothing was done then
     */
    public int step() {
        var latest = changes.latest();
        if (latest < seen.get()) {
            return 0;
        }
        var since = graph.lookUp(ANYBODY, Map.of()).getFirst().instantOrNull("since");
        if (since == null) {
            return 0;
        }
        var taken = graph.write(tx -> take(tx, since, latest));
        seen.set(taken.upTo());
        if (taken.deliveries() > 0) {
            pending.raise();
        }
        return taken.changes();
    }

    private Taken take(GraphTransaction tx, Instant since, long latest) {
        var row = tx.run(LOCK, Map.of()).getFirst();
        var kept = new Place(row.integer("cursor"), (int) row.integer("position"));
        var from = kept.orLater(Place.at(since));
        var sets = changes.after(from.cursor() - 1, SETS);
        if (sets.isEmpty()) {
            return new Taken(0, 0, Math.max(from.cursor(), latest + 1));
        }
        if (Objects.equals(from, kept) && !changes.reachesBackTo(from.cursor() - 1)) {
            LOG.warn("Changes after {} are no longer kept, so webhooks are not told of them", from.cursor() - 1);
        }
        var listening = subscribers.of(tx);
        var types = listening.types();
        var most = Math.max(LEAST_CHANGES, MOST_DELIVERIES / Math.max(1, listening.size()));
        var stretch = LogStretch.of(sets, from, types, most);
        var events = ChangeEvents.of(tx, stretch.changes(), types, since);
        var made = DeliveryNodes.add(tx, listening.addressed(events), clock.instant());
        tx.run(MOVE, Map.of("cursor", stretch.next().cursor(), "position", (long)
                stretch.next().position()));
        return new Taken(stretch.looked(), made.size(), stretch.next().cursor());
    }
}
