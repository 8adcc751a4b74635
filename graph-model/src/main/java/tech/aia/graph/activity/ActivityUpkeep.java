package tech.aia.graph.activity;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what was kept long enough, once an hour and some at a time. */
final class ActivityUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityUpkeep.class);

    private final ActivityStore store;
    private final Clock clock;
    private final Duration keep;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("activity-upkeep").factory());

    ActivityUpkeep(ActivityStore store, Clock clock, Duration keep) {
        this.store = store;
        this.clock = clock;
        this.keep = keep;
        var _ = timer.scheduleWithFixedDelay(this::tryToRemove, 15, 60, TimeUnit.MINUTES);
    }

    private void tryToRemove() {
        try {
            removeOld();
        } catch (RuntimeException failure) {
            LOG.warn("Old activities are left for the next hour", failure);
        }
    }

    /** How many. */
    long removeOld() {
        return store.removeBefore(clock.instant().minus(keep));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
