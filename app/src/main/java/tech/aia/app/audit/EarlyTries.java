package tech.aia.app.audit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tries to log in that came too early are recorded once a minute for each address and account, all unknown accounts being one, so that who
 * guesses without end cannot fill the log. Safe for use by many threads.
 */
final class EarlyTries {
    private static final long APART = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 10_000;

    private final Map<String, Long> recorded = new ConcurrentHashMap<>();

    /** Whether there was no such try for a minute. */
    boolean isWorthARecord(String address, @Nullable String account) {
        var who = address + "\n" + account;
        var now = System.nanoTime();
        if (recorded.size() >= MOST) {
            recorded.values().removeIf(at -> now - at >= APART);
        }
        if (recorded.size() >= MOST && !recorded.containsKey(who)) {
            return false;
        }
        var at = recorded.compute(who, (any, before) -> before == null || now - before >= APART ? now : before);
        return at == now;
    }
}
