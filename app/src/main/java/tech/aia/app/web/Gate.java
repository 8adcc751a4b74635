package tech.aia.app.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tech.aia.cypher.RequestTime;

/** Lets in so many at once; so many more may wait for a while, in the order they came. Safe for use by many threads. */
final class Gate {
    private final int most;
    private final int queue;
    private final Duration longestWait;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();

    Gate(int most, int queue, Duration longestWait) {
        this.most = most;
        this.queue = queue;
        this.longestWait = longestWait;
        this.places = new Semaphore(most, true);
    }

    /** Whether the caller has a place, to {@link #leave} again. */
    boolean enter() {
        try {
            // Without a time, it would overtake those who wait.
            if (places.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                return true;
            }
            return await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean await() throws InterruptedException {
        try {
            return waiting.incrementAndGet() <= queue
                    && places.tryAcquire(RequestTime.within(longestWait).toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    void leave() {
        places.release();
    }

    /** How many have a place. */
    int inside() {
        return most - places.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }
}
