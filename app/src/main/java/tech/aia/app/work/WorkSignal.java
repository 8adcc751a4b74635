package tech.aia.app.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tech.aia.cypher.change.Changes;

/**
 * Lets threads wait for work without asking all the time: every commit wakes them. What another process commits on a shared server wakes
 * nobody here, so there they also look by themselves once a second.
 */
@Component
public class WorkSignal implements DisposableBean {
    private static final Duration POLL = Duration.ofSeconds(1);

    /** However many commits there are, one who waits does not look more often than this. */
    private static final long LEAST_PAUSE_MILLIS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private final Duration lookAnyway;
    private final Changes.Subscription subscription;
    private long commits;
    private boolean stopping;

    WorkSignal(Changes changes) {
        this.lookAnyway = changes.lookAnyway(POLL);
        this.subscription = changes.onCommit(this::signal);
    }

    /**
     * Looks until there is something, the time is over, or the server stops.
     *
     * @return what the last look found
     */
    public <T> List<T> await(Duration longest, Supplier<List<T>> look) throws InterruptedException {
        var deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            var before = commits();
            var found = look.get();
            var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (!found.isEmpty() || left <= 0 || pause(before, Math.min(left, lookAnyway.toMillis()))) {
                return found;
            }
        }
    }

    private long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a commit after {@code seen}; says whether the server stops. */
    private boolean pause(long seen, long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.min(LEAST_PAUSE_MILLIS, millis));
        lock.lockInterruptibly();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!stopping && commits == seen && left > 0) {
                left = committed.awaitNanos(left);
            }
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            commits++;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Those who wait are sent away before the web server waits for them. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        lock.lock();
        try {
            stopping = true;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}
