package tech.aia.app.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import tech.aia.app.settings.Bounds;

/**
 * Settings of {@code aia.limits} that are for all callers together: how much is worked on at once, and for how long.
 *
 * @param requestTime all the time a request has; event streams and imports have no such end
 * @param concurrentRequests requests worked on at once; without it 64 for each processor, as far as the heap has {@value #HEAP_EACH} bytes
 *     for each, and at least {@value #LEAST}
 * @param concurrentLogins likewise requests for tokens; without it a quarter of that, at least {@value #LEAST}
 * @param concurrentImports likewise imports that are received
 * @param waitingWorkers likewise claims of workers, which may wait for a task
 * @param queuedRequests how many more of each of these kinds may wait for their turn; without it twice {@code concurrentRequests}
 * @param queueTime how long one waits
 * @param bodyMemory bytes of all bodies together that are under way and kept in memory; without it a thirty-second of the heap, at least 16 MB
 */
@ConfigurationProperties("aia.limits")
record LoadSettings(
        @DefaultValue("30s") Duration requestTime,
        @Nullable Integer concurrentRequests,
        @Nullable Integer concurrentLogins,
        @DefaultValue("16") int concurrentImports,
        @DefaultValue("1000") int waitingWorkers,
        @Nullable Integer queuedRequests,
        @DefaultValue("2s") Duration queueTime,
        @Nullable DataSize bodyMemory) {
    private static final Bounds BOUNDS = new Bounds("aia.limits");
    private static final int LEAST = 16;
    private static final int EACH_PROCESSOR = 64;
    private static final int HEAP_EACH = 16 << 20;
    private static final int BODIES_SHARE = 32;
    private static final DataSize LEAST_BODIES = DataSize.ofMegabytes(16);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    LoadSettings {
        BOUNDS.between(SHORTEST, LONGEST, "request-time", requestTime);
        if (queueTime.isNegative()) {
            throw new IllegalArgumentException("aia.limits.queue-time must not be negative");
        }
        if (bodyMemory != null && bodyMemory.toBytes() < 1) {
            throw new IllegalArgumentException("aia.limits.body-memory must be at least one byte, not " + bodyMemory);
        }
        BOUNDS.atLeast(1, "concurrent-requests", concurrentRequests);
        BOUNDS.atLeast(1, "concurrent-logins", concurrentLogins);
        BOUNDS.atLeast(1, "concurrent-imports", concurrentImports);
        BOUNDS.atLeast(1, "waiting-workers", waitingWorkers);
        BOUNDS.atLeast(0, "queued-requests", queuedRequests);
    }

    /** @param heap the most bytes it may grow to */
    int requests(int processors, long heap) {
        return concurrentRequests == null
                ? (int) Math.max(LEAST, Math.min((long) EACH_PROCESSOR * processors, heap / HEAP_EACH))
                : concurrentRequests;
    }

    int logins(int requests) {
        return concurrentLogins == null ? Math.max(LEAST, requests / 4) : concurrentLogins;
    }

    int queued(int requests) {
        return queuedRequests == null ? 2 * requests : queuedRequests;
    }

    long bodies(long heap) {
        return bodyMemory == null ? Math.max(LEAST_BODIES.toBytes(), heap / BODIES_SHARE) : bodyMemory.toBytes();
    }
}
