package tech.aia.graph.activity;

import java.time.Clock;
import java.time.Duration;
import tech.aia.graph.Upkeep;

/** Removes what was kept long enough, once an hour and some at a time. */
final class ActivityUpkeep implements AutoCloseable {
    private final ActivityStore store;
    private final Clock clock;
    private final Duration keep;
    private final Upkeep upkeep;

    ActivityUpkeep(ActivityStore store, Clock clock, Duration keep) {
        this.store = store;
        this.clock = clock;
        this.keep = keep;
        upkeep = Upkeep.of("activity-upkeep", Duration.ofMinutes(15), Duration.ofHours(1), this::removeOld);
    }

    /** How many. */
    long removeOld() {
        return store.removeBefore(clock.instant().minus(keep));
    }

    @Override
    public void close() {
        upkeep.close();
    }
}
