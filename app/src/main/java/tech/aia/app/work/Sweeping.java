package tech.aia.app.work;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tech.aia.graph.task.TaskSweeper;

/** Sweeps at regular intervals for as long as the server runs. */
@Component
class Sweeping implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    private final TaskSweeper sweeper;
    private final TaskSettings settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("task-sweeper").daemon().factory());

    Sweeping(TaskSweeper sweeper, TaskSettings settings) {
        this.sweeper = sweeper;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var interval = settings.sweepInterval().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::sweep, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            var swept = sweeper.sweep();
            if (swept.expired() + swept.timedOut() > 0) {
                LOG.info(
                        "Took {} tasks from lost workers and ended {} overdue ones", swept.expired(), swept.timedOut());
            }
        } catch (RuntimeException failure) {
            if (timer.isShutdown()) {
                return;
            }
            // A scheduled job that throws is never run again; the database may well be back in a second.
            LOG.warn("Overdue tasks could not be looked after and are tried again: {}", failure.getMessage());
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
