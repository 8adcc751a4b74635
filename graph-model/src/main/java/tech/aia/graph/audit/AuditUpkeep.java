package tech.aia.graph.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what was kept long enough, once an hour and some at a time. */
final class AuditUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditUpkeep.class);

    private final AuditStore store;
    private final Clock clock;
    private final Duration keep;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("audit-upkeep").factory());

    AuditUpkeep(AuditStore store, Clock clock, Duration keep) {
        this.store = store;
        this.clock = clock;
        this.keep = keep;
        var _ = timer.scheduleWithFixedDelay(this::tryToRemove, 10, 60, TimeUnit.MINUTES);
    }

    private void tryToRemove() {
        try {
            removeOld();
        } catch (RuntimeException failure) {
            LOG.warn("Old audit records are left for the next hour", failure);
        }
    }

    /** How many. */
    long removeOld() {
        var horizon = clock.instant().minus(keep);
        long all = 0;
        for (var removed = store.removeBefore(horizon); removed > 0; removed = store.removeBefore(horizon)) {
            all += removed;
        }
        return all;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
