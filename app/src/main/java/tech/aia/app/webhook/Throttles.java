package tech.aia.app.webhook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The throttles of all webhooks, which share the connections. */
final class Throttles {
    /** Beyond this, those that are at rest are forgotten. */
    private static final int MANY = 10_000;

    private final Map<String, Throttle> all = new ConcurrentHashMap<>();
    private final int connections;
    private final int perWebhook;

    Throttles(int connections, int perWebhook) {
        this.connections = connections;
        this.perWebhook = perWebhook;
    }

    Throttle of(String webhookId) {
        return all.computeIfAbsent(webhookId, id -> new Throttle(perWebhook));
    }

    /** How many each of these may send now; those that do not answer share half of the connections, so that there are always others. */
    Map<String, Integer> rooms(List<String> webhookIds) {
        forget();
        var left = connections - underWay(false) - underWay(true);
        var leftForTroubled = connections / 2 - underWay(true);
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

    private int underWay(boolean troubled) {
        return all.values().stream()
                .filter(throttle -> throttle.isTroubled() == troubled)
                .mapToInt(Throttle::underWay)
                .sum();
    }

    private void forget() {
        if (all.size() > MANY) {
            all.values().removeIf(throttle -> throttle.underWay() == 0 && !throttle.isTroubled());
        }
    }
}
