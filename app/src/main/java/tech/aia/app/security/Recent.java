package tech.aia.app.security;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Remembers for a second what a credential was found to be worth, as a caller mostly sends many requests with one. What another process
 * takes back is therefore refused here within that second; what this one takes back, at once.
 */
final class Recent<T> {
    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 4_096;

    private final Map<String, Found<T>> recent = new ConcurrentHashMap<>();

    private record Found<T>(T worth, long at) {}

    Optional<T> find(String credential) {
        var found = recent.get(credential);
        return found != null && System.nanoTime() - found.at() < GOOD_FOR
                ? Optional.of(found.worth())
                : Optional.empty();
    }

    /** @param at {@link System#nanoTime} before it was looked up */
    void put(String credential, T worth, long at) {
        if (recent.size() >= MOST) {
            recent.clear();
        }
        recent.put(credential, new Found<>(worth, at));
    }

    void forget() {
        recent.clear();
    }
}
