package tech.aia.app.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.DeliveryReport;
import tech.aia.graph.webhook.DeliveryReport.Outcome;

/** The throttles of all webhooks, which share the connections. Safe for use by many threads. */
final class Throttles {
    /** Beyond this, those that are at rest are forgotten. */
    private static final int MANY = 10_000;

    private final Map<String, Throttle> all = new HashMap<>();
    private final int connections;
    private final int perWebhook;
    private final LongSupplier nanos;
    private boolean closed;

    /** @param nanos as {@link System#nanoTime} */
    Throttles(int connections, int perWebhook, LongSupplier nanos) {
        this.nanos = nanos;
        this.connections = connections;
        this.perWebhook = perWebhook;
    }

    private Throttle of(String webhookId) {
        return all.computeIfAbsent(webhookId, id -> new Throttle(perWebhook, nanos));
    }

    private Throttle of(ClaimedDelivery delivery) {
        return of(delivery.endpoint().webhookId());
    }

    /**
     * How many may be claimed for each of these now; those that do not answer share half of the connections, so that there are always
     * others.
     */
    synchronized Map<String, Integer> rooms(List<String> webhookIds) {
        forget();
        var troubled = taken(true);
        var left = connections - taken(false) - troubled;
        var leftForTroubled = connections / 2 - troubled;
        var order = new ArrayList<>(webhookIds);
        Collections.shuffle(order);
        var share = Math.max(1, left / Math.max(1, order.size()));
        var rooms = new HashMap<String, Integer>();
        for (var id : order) {
            var throttle = of(id);
            var room = Math.min(Math.min(throttle.room(), share), left);
            if (throttle.isTroubled()) {
                room = Math.min(room, leftForTroubled);
                leftForTroubled -= Math.max(0, room);
            }
            if (room > 0) {
                rooms.put(id, room);
                left -= room;
            }
        }
        return rooms;
    }

    private int taken(boolean troubled) {
        return all.values().stream()
                .filter(throttle -> throttle.isTroubled() == troubled)
                .mapToInt(Throttle::taken)
                .sum();
    }

    private void forget() {
        if (all.size() > MANY) {
            all.values().removeIf(throttle -> throttle.taken() == 0 && !throttle.isTroubled());
        }
    }

    /** These wait for their turn. */
    synchronized void add(Collection<ClaimedDelivery> claimed) {
        claimed.forEach(delivery -> of(delivery).add(delivery));
    }

    /** Webhooks for which something waits for its turn. */
    synchronized List<String> waiting() {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().hasWaiting())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What may be sent to a webhook now, which is under way from now on. */
    synchronized Optional<ClaimedDelivery> next(String webhookId) {
        return closed ? Optional.empty() : of(webhookId).next();
    }

    /** Whether more may be claimed for a webhook now. */
    synchronized boolean hasRoom(String webhookId) {
        return of(webhookId).room() > 0;
    }

    /** One that was begun was not sent. */
    synchronized void skip(ClaimedDelivery delivery) {
        of(delivery).skip();
    }

    /** One that was begun is over; gives back what waited for its turn and is not sent now. */
    synchronized List<ClaimedDelivery> over(DeliveryReport report) {
        var throttle = of(report.delivery());
        if (report.status() == null) {
            throttle.unanswered();
        } else if (report.holdUntil() != null) {
            throttle.asked();
        } else {
            throttle.answered(report.took());
            return report.outcome() == Outcome.GONE ? throttle.clear() : throttle.late(report.took());
        }
        return throttle.clear();
    }

    /** Nothing is begun from now on; gives back what waited for its turn. */
    synchronized List<ClaimedDelivery> close() {
        closed = true;
        return all.values().stream()
                .flatMap(throttle -> throttle.clear().stream())
                .toList();
    }
}
