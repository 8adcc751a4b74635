package tech.aia.graph.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When keys were used last, as far as this process remembers, so that not every use is written. Safe for use by many threads. */
final class LatestUses {
    static final int MOST = 10_000;
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    /** Whether this use is to be written; it is remembered then. */
    boolean isDue(String id, Instant now) {
        var last = uses.get(id);
        if (last != null && !now.isAfter(last.plus(BETWEEN))) {
            return false;
        }
        if (uses.size() >= MOST) {
            // Some uses are written once more than they need to be.
            uses.clear();
        }
        uses.put(id, now);
        return true;
    }

    void forget(String id) {
        uses.remove(id);
    }

    int size() {
        return uses.size();
    }
}
