package tech.aia.app.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * What rules say of a method and a path, which depends on nothing else, for those that are asked again and again. Safe for use by many
 * threads.
 */
public final class RememberedPaths<T> {
    private static final int MOST = 1_000;
    private static final int LONGEST = 100;

    private final BiFunction<String, String, T> rules;
    private final Map<Asked, T> found = new ConcurrentHashMap<>();

    private record Asked(String method, String path) {
        boolean isLong() {
            return method.length() + path.length() > LONGEST;
        }
    }

    /** @param rules take a method and a path */
    public RememberedPaths(BiFunction<String, String, T> rules) {
        this.rules = rules;
    }

    /** @param path as it was sent */
    public T find(String method, String path) {
        var asked = new Asked(method, path);
        var known = found.get(asked);
        if (known != null) {
            return known;
        }
        var says = rules.apply(method, path);
        if (!asked.isLong()) {
            if (found.size() >= MOST) {
                found.clear();
            }
            found.put(asked, says);
        }
        return says;
    }
}
