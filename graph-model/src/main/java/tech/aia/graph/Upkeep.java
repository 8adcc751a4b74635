package tech.aia.graph;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done over and over on a thread of its own until it is closed. What fails is logged, and tried again the next time. */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService timer;

    private Upkeep(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /**
     * Begins it.
     *
     * @param name of the thread, and in the log
     * @param first how long it is until the first time
     * @param pause between the end of one time and the next
     */
    public static Upkeep of(String name, Duration first, Duration pause, Runnable work) {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        var _ = timer.scheduleWithFixedDelay(
                () -> attempt(name, pause, work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return new Upkeep(timer);
    }

    private static void attempt(String name, Duration pause, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("The {} failed and is tried again in {} s", name, pause.toSeconds(), failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
